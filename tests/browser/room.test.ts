import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { advance, inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { facade, lastSecond, readLesson, settled } from './lesson-reader.ts';
import { browser } from './open-page.ts';

const lesson = `${inject('ownSite').url}/fastai-2019-part-1/lesson-7/`;
const SCREENS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

describe.each(SCREENS)('on a screen of $width px', (viewport) => {
  test.each([
    [1500, 0.2],
    [1500, 0.8],
    [4000, 0.2],
    [4000, 0.8],
  ])('a row pressed at scroll %i, %d down the screen, shows clear of the player', async (top, share) => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    // The first press opens the player, the second finds it open.
    for (let press = 0; press < 2; press++) {
      const id = await rowAt(page, top, share);
      await page.locator(`[id="${id}"] .time`).first().click();
      await untilReady(page);
      await expect.poll(() => isClear(page, id)).toBe(true);
    }
    await close();
  });
});

test('the whole line plays, but not its words while they are chosen, nor its links and buttons', async () => {
  const { page, close } = await readLesson(browser, lesson);
  const row = page.locator('[id="t=137"]');
  await row.locator('[lang="en"]').selectText();
  await row.locator('.pair').dispatchEvent('click');
  await row.locator('.permalink').click();
  await row.locator('.more').click();
  await page.keyboard.press('Escape');
  expect(await page.locator('.screen').count()).toBe(0);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await row.locator('.pair').click();
  await untilReady(page);
  expect(await row.getAttribute('aria-current')).toBe('true');
  await close();
});

test('choosing a moment resumes following, and the chip is gone while the current row is in view', async () => {
  const { page, close } = await readLesson(browser, lesson);
  await page.locator('[id="t=199"] .time').click();
  await untilReady(page);
  await settled(page);
  await page.mouse.move(1200, 700);
  await page.mouse.wheel(0, 60);
  await settled(page);
  expect(await page.locator('.resume').isVisible()).toBe(false);
  await page.mouse.wheel(0, 3000);
  await page.locator('.resume').waitFor();
  await page.locator(`[id="${await rowAt(page, 3000, 0.5)}"] .time`).click();
  await page.locator('.resume').waitFor({ state: 'hidden' });
  const before = await page.evaluate(() => scrollY);
  await advance(page, 1500);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  await close();
});

test('past the last moment the player says that there are no notes, and where to take them', async () => {
  const { page, close } = await readLesson(browser, lesson);
  await facade(page).click();
  await untilReady(page);
  const sentence = page.locator('.unnoted');
  expect(await sentence.isVisible()).toBe(false);
  const line = await page.locator('.track').boundingBox();
  if (!line) throw new Error('The timeline does not show.');
  await page.mouse.move(line.x + line.width * 0.9, line.y + line.height / 2);
  expect(await page.locator('.hint').textContent()).toContain('No notes from here on');
  const second = await lastSecond(page);
  await page.mouse.down();
  await page.mouse.up();
  const length = Number(await page.locator('.track').getAttribute('aria-valuemax'));
  await advance(page, 1);
  await expect.poll(second).toBeGreaterThan(length * 0.88);
  await sentence.waitFor();
  expect(await sentence.getByRole('link').getAttribute('href')).toContain(
    '/write/?lesson=fastai-2019-part-1/lesson-7',
  );
  await page.locator('[id="t=137"] .time').click();
  await sentence.waitFor({ state: 'hidden' });
  await close();
});

test('a reader who comes back goes on where they stopped', async () => {
  const { page, foreign, close } = await readLesson(browser, lesson);
  expect(await facade(page).textContent()).toContain('Play here, from YouTube');
  await page.locator('[id="t=1107"] .time').click();
  await untilReady(page);
  await advance(page, 6);
  await page.reload();
  const asked = foreign.length;
  await expect.poll(() => facade(page).textContent()).toMatch(/Continue at 18:3\d/);
  expect(foreign.length).toBe(asked);
  const second = await lastSecond(page);
  await facade(page).click();
  await untilReady(page);
  await advance(page, 1);
  await expect.poll(second).toBeGreaterThan(1107);
  expect(await inEmbed(page, (fake) => fake.state())).toBe(1);
  await close();
});

test('an address that names a second is stronger than where the reader stopped', async () => {
  const { page, close } = await readLesson(browser, lesson);
  await page.locator('[id="t=1107"] .time').click();
  await untilReady(page);
  await advance(page, 6);
  await page.goto(`${inject('ownSite').url}/why/`);
  await page.goto(`${lesson}#t=137`);
  await page.waitForLoadState('networkidle');
  expect(await facade(page).textContent()).toContain('Play here');
  expect(await facade(page).getAttribute('href')).toContain('t=137');
  await close();
});

test.each([' ', 'p'])('“%s” opens a closed player', async (key) => {
  const { page, close } = await readLesson(browser, lesson);
  await page.locator('h1').click();
  await page.keyboard.press(key);
  await untilReady(page);
  await close();
});

test('keys mark the moment that has the focus', async () => {
  const { page, complaints, close } = await readLesson(browser, lesson);
  const row = page.locator('[id="t=199"]');
  await row.locator('.time').focus();
  await page.keyboard.press('d');
  await page.locator('[id="t=199"] [data-mark="done"]').waitFor();
  await page.keyboard.press('s');
  await page.locator('[id="t=199"] [data-mark="star"]').waitFor();
  await page.keyboard.press('d');
  await page.locator('[id="t=199"] [data-mark="done"]').waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  await page.locator('.moment-menu textarea:focus').waitFor();
  await page.keyboard.type('ask about this, d and s');
  await page.keyboard.press('Escape');
  expect(await row.locator('.own-words').textContent()).toBe('ask about this, d and s');
  expect(complaints).toEqual([]);
  await close();
});

test('a lesson has at most 120 tab stops, and the arrow keys reach all else', async () => {
  const repo = inject('repoSite');
  const { page, close } = await readLesson(browser, `${repo.url}/fastai-2019-part-1/lesson-7/`);
  const stops = await page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, input, select, textarea, summary, [tabindex]',
        ),
      ].filter((element) => element.tabIndex >= 0 && element.checkVisibility()).length,
  );
  expect(stops).toBeLessThanOrEqual(120);
  const focusedLink = () => page.locator(':focus').getAttribute('href');
  const links = await page
    .locator('.contents a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  await page.locator('.contents a').first().focus();
  for (const link of links.slice(1)) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(focusedLink).toBe(link);
  }
  await page.keyboard.press('ArrowUp');
  await expect.poll(focusedLink).toBe(links.at(-2));
  await page.locator('[id="t=199"] .time').focus();
  const focused = () => page.locator(':focus').getAttribute('class');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('permalink');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('more');
  await page.keyboard.press('Enter');
  await page.locator('.moment-menu:popover-open').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(focused).toBe('time');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').evaluate((element) => element.closest('.moment')?.id)).not.toBe(
    't=199',
  );
  await close();
});

test('a row that a link leads to looks otherwise than the one that plays', async () => {
  const { page, close } = await readLesson(browser, `${lesson}#t=1107`);
  const look = (id: string) =>
    page.locator(`[id="${id}"]`).evaluate((element) => {
      const { backgroundColor, borderLeftStyle } = getComputedStyle(element);
      return `${backgroundColor} ${borderLeftStyle}`;
    });
  await page.locator('[id="t=1209"] .time').click();
  await untilReady(page);
  expect(new Set([await look('t=1107'), await look('t=1209'), await look('t=1736')]).size).toBe(3);
  await close();
});

/** The id of the row nearest to a share of the screen's height from its top, of those that can be pressed there. */
async function rowAt(page: Page, top: number, share: number): Promise<string> {
  return page.evaluate(
    ([y, part]) => {
      scrollTo({ top: y, behavior: 'instant' });
      const rows = [...document.querySelectorAll<HTMLElement>('li.moment')].filter((row) => {
        const time = row.querySelector('.time');
        const box = time?.getBoundingClientRect();
        if (!time || !box) return false;
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return hit !== null && time.contains(hit);
      });
      const distance = (row: HTMLElement) => Math.abs(row.getBoundingClientRect().top - innerHeight * part);
      rows.sort((a, b) => distance(a) - distance(b));
      return rows[0]?.id ?? '';
    },
    [top, share] as const,
  );
}

/** True if a row is on the screen and nothing lies over its corners. */
async function isClear(page: Page, id: string): Promise<boolean> {
  return page.evaluate((name) => {
    const row = document.getElementById(name);
    const box = row?.getBoundingClientRect();
    if (!row || !box) return false;
    const corners = [
      [box.left + 8, box.top + 2],
      [box.right - 8, box.top + 2],
      [box.left + 8, box.bottom - 3],
    ] as const;
    return corners.every(([x, y]) => row.contains(document.elementFromPoint(x, y)));
  }, id);
}
