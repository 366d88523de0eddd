import { describe, expect, test } from 'vitest';
import { untilReady } from '../../scripts/bench/fake-embed.ts';
import { readLesson, SCREENS } from './lesson-reader.ts';
import { axe, browser } from './open-page.ts';
import { playerSite } from './player-site.ts';

const id = 'BV1GJ411x7h7';
const site = playerSite();

describe.each(SCREENS)('a copy on Bilibili, on a screen of %s', (_name, viewport) => {
  test.each([
    ['en', ['Play here, from YouTube', 'Play here, from Bilibili']],
    ['zh', ['在这里播放（Bilibili）', '在这里播放（YouTube）']],
  ] as const)('is offered where readers of %s look for it', async (mode, expected) => {
    const { page, foreign, close } = await readLesson(browser, `${site.copies}?lang=${mode}`, { viewport });
    const names = (await page.locator('.facade:visible').allInnerTexts()).map((text) => text.split('\n')[0]);
    expect(names).toEqual(expected);
    const [first, second] = await Promise.all(
      [0, 1].map((index) => page.locator('.facade:visible').nth(index).boundingBox()),
    );
    expect(first?.y).toBeLessThan(second?.y ?? 0);
    expect(first?.height).toBeGreaterThan(2 * (second?.height ?? 0));
    expect(second?.height).toBeGreaterThanOrEqual(24);
    expect(foreign).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await close();
  });

  test('is opened by choice, and a jump loads it anew at its part and second', async () => {
    const { page, foreign, complaints, close } = await readLesson(browser, site.copies, { viewport });
    await page.getByRole('link', { name: 'Play here, from Bilibili' }).click();
    await page.locator('.screen iframe').waitFor();
    await expect.poll(() => foreign.at(-1)).toBe(player(1, 0));
    await page.locator('[id="t=3700"] .time').press('Enter');
    await expect.poll(() => foreign.at(-1)).toBe(player(2, 100));
    expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=3700');
    await page.locator('[id="t=3599"] .time').press('Enter');
    await expect.poll(() => foreign.at(-1)).toBe(player(1, 3599));
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await page.locator('.plain:visible').getAttribute('href')).toBe(
      `https://www.bilibili.com/video/${id}?p=1&t=3599`,
    );
    // It cannot be told to play or to go faster, so nothing here says it can.
    expect(
      await page.locator('[data-do="toggle"], [data-do="loop"], .rate').filter({ visible: true }).count(),
    ).toBe(0);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await close();
  });

  test('and YouTube can be changed for each other at the same second', async () => {
    const { page, foreign, close } = await readLesson(browser, site.copies, { viewport });
    await page.locator('[id="t=3700"] .time').click();
    await untilReady(page);
    const hosts = page.getByRole('group', { name: 'Where the video comes from' });
    await hosts.getByRole('button', { name: 'Bilibili' }).click();
    await expect.poll(() => foreign.at(-1)).toBe(player(2, 100));
    await hosts.getByRole('button', { name: 'YouTube' }).click();
    await expect
      .poll(() => foreign.at(-1))
      .toMatch(/youtube-nocookie\.com\/embed\/CCCCCCCCCCC\?.*start=3700/);
    await close();
  });

  test('is not said to be what plays where there is none', async () => {
    const { page, foreign, close } = await readLesson(browser, site.copies, { viewport });
    await page.getByRole('link', { name: 'Play here, from Bilibili' }).click();
    await page.locator('.screen iframe').waitFor();
    const hosts = page.getByRole('group', { name: 'Where the video comes from' });
    await hosts.waitFor();
    await page.locator('[id="EEEEEEEEEEE-t=20"] .time').press('Enter');
    await expect.poll(() => foreign.at(-1)).toContain('/embed/EEEEEEEEEEE?');
    await hosts.waitFor({ state: 'hidden' });
    expect(await page.locator('.plain:visible').textContent()).toBe('YouTube ↗');
    await page.locator('[id="t=3700"] .time').press('Enter');
    await expect.poll(() => foreign.at(-1)).toBe(player(2, 100));
    expect(await hosts.getByRole('button', { name: 'Bilibili', pressed: true }).count()).toBe(1);
    await close();
  });

  test('is the way out when YouTube does not answer', async () => {
    const embed = { answers: false };
    const { page, foreign, close } = await readLesson(browser, site.copies, { viewport, embed });
    await page.clock.install();
    await page.locator('[id="t=3700"] .time').click();
    await page.locator('.screen iframe').waitFor();
    await page.clock.runFor(3600);
    const notice = page.locator('.notice:visible');
    expect(await notice.getByRole('link').count()).toBe(1);
    await notice.getByRole('button', { name: 'Play it from Bilibili' }).click();
    await expect.poll(() => foreign.at(-1)).toBe(player(2, 100));
    expect(await page.locator('.notice').isVisible()).toBe(false);
    await close();
  });

  test('is the way out when YouTube does not play', async () => {
    const embed = { errors: { CCCCCCCCCCC: 150 } };
    const { page, foreign, close } = await readLesson(browser, site.copies, { viewport, embed });
    await page.locator('[id="t=3700"] .time').click();
    await page.locator('[data-state="failed"]').waitFor();
    await page
      .getByRole('group', { name: 'Where the video comes from' })
      .getByRole('button', { name: 'Bilibili' })
      .click();
    await expect.poll(() => foreign.at(-1)).toBe(player(2, 100));
    expect(await page.locator('.notice').isVisible()).toBe(false);
    await page.locator('[id="t=10"] .time').press('Enter');
    await expect.poll(() => foreign.at(-1)).toBe(player(1, 10));
    await close();
  });
});

test('without JavaScript both are plain links', async () => {
  const { page, close } = await readLesson(browser, site.copies, { javaScriptEnabled: false });
  const links = await page
    .locator('.facade:visible')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links).toEqual(['https://youtu.be/CCCCCCCCCCC', `https://www.bilibili.com/video/${id}`]);
  await close();
});

function player(p: number, seconds: number): string {
  return `https://player.bilibili.com/player.html?bvid=${id}&p=${p}&t=${seconds}&autoplay=1`;
}
