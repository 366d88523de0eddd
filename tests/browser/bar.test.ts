import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { advance, inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { readLesson, SCREENS, settled } from './lesson-reader.ts';
import { momentAt } from './moment-actions.ts';
import { axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const lesson = `${site.url}/fastai-2019-part-1/lesson-7/`;

describe.each(SCREENS)('on a screen of %s', (_name, viewport) => {
  const isNarrow = viewport.width < 1024;

  test('the bar stays, says where the reader is, and takes them on where they stopped', async () => {
    const { page, complaints, close } = await readLesson(browser, lesson, { viewport });
    const place = page.locator('.place');
    await scrollPage(page, 2500);
    // What the bar does comes with the first scroll.
    await place.waitFor();
    await scrollPage(page, 3000);
    if (isNarrow) await untilBarIs(page, false);
    await scrollPage(page, 2900);
    await untilBarIs(page, true);
    const [, clock = '', number = ''] =
      /(\d+:\d+).*?(\d+) of 91/s.exec((await place.textContent()) ?? '') ?? [];
    const read = page.locator('.notes .moment').nth(Number(number) - 1);
    expect(await read.locator('time').first().textContent()).toContain(clock);
    await read.and(page.locator(':visible')).waitFor();
    const section = page.locator('.contents [aria-current="location"]');
    expect(await section.count()).toBe(1);
    expect(await place.textContent()).toContain(await section.locator('[lang="en"]').first().textContent());
    expect(await axeInBothColours(page)).toEqual([]);

    await momentAt(page, 't=1107').locator('.time').click();
    await untilReady(page);
    await expect.poll(() => place.textContent()).toMatch(/18:27.*Resnet.*41 of 91/s);
    await advance(page, 6);
    await settled(page);
    await page.reload();
    await place.getByRole('button', { name: 'Continue at 18:33' }).click();
    await untilReady(page);
    expect(await inEmbed(page, (fake) => fake.state())).toBe(1);
    expect(await place.getByRole('button').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('neither the bar nor the player covers what has the focus', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await momentAt(page, 't=1107').locator('.time').click();
    await untilReady(page);
    await settled(page);
    const covered: string[] = [];
    for (const [key, presses] of [
      ['Tab', 12],
      ['Shift+Tab', 36],
    ] as const)
      for (let press = 0; press < presses; press++) {
        await page.keyboard.press(key);
        await settled(page);
        covered.push(...(await coveredFocus(page)));
      }
    expect(covered).toEqual([]);
    await close();
  });
});

test('the contents show how much of each section is done', async () => {
  const { page, close } = await readLesson(browser, lesson);
  const first = page.locator('.contents a').first();
  expect(await first.textContent()).not.toContain('✓');
  await momentAt(page, 't=64').locator('.time').focus();
  await page.keyboard.press('d');
  await expect.poll(() => first.textContent()).toMatch(/✓ 1\/5\s+done/);
  expect(await page.locator('.contents .section-done').count()).toBe(1);
  await page.keyboard.press('d');
  await page.locator('.contents .section-done').waitFor({ state: 'detached' });
  await close();
});

test('a menu that opens above its button leaves the page where it is', async () => {
  const { page, close } = await readLesson(browser, lesson);
  const button = momentAt(page, 't=64').locator('.more');
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const below = (await button.boundingBox())?.y ?? 0;
  expect(below).toBeGreaterThan(450);
  await button.click();
  const menu = page.locator('.moment-menu:popover-open');
  await menu.waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const { y = 0, height = 0 } = (await menu.boundingBox()) ?? {};
  expect(Math.abs(y + height - below)).toBeLessThan(2);
  await close();
});

test('light or dark is chosen at the foot, kept, and there with the first paint', async () => {
  const { page, complaints } = await newReader(browser, { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(lesson);
  const light = await paper();
  await page.locator('.site-footer').scrollIntoViewIfNeeded();
  const colours = page.getByRole('group', { name: 'Colours' });
  expect(await colours.getByLabel('System').isChecked()).toBe(true);
  await colours.getByLabel('Dark').check();
  const dark = await paper();
  expect(dark).not.toBe(light);
  // Nothing but the script in the page itself can have set it.
  await page.route('**/*.js', (route) => route.abort());
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.unroute('**/*.js');
  // A page that is short shows it without being scrolled.
  await page.setViewportSize({ width: 1440, height: 2400 });
  await page.goto(`${site.url}/accessibility/`);
  await colours.getByLabel('Dark').and(page.locator(':checked')).waitFor();
  await colours.getByLabel('Light').check();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe(light);
  await colours.getByLabel('System').check();
  expect(await paper()).toBe(dark);
  expect(complaints.filter((one) => !one.includes('ERR_FAILED'))).toEqual([]);
  await page.context().close();
});

test('without storage the colours can be chosen for the page, and without scripts nothing offers it', async () => {
  const { page, complaints } = await newReader(browser);
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    }),
  );
  await page.setViewportSize({ width: 390, height: 2400 });
  await page.goto(`${site.url}/accessibility/`);
  await page.getByLabel('Dark').check();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  expect(complaints).toEqual([]);
  await page.context().close();
  const { page: plain } = await newReader(browser, { javaScriptEnabled: false });
  await plain.goto(`${site.url}/accessibility/`);
  expect(await plain.locator('.site-footer').textContent()).not.toContain('Dark');
  await plain.context().close();
});

/** Scrolls as a hand does: the page moves, and its scripts hear of it. */
async function scrollPage(page: Page, top: number): Promise<void> {
  await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
  await settled(page);
}

/** Waits until the bar is on the screen, or off it. */
async function untilBarIs(page: Page, shown: boolean): Promise<void> {
  await expect
    .poll(() => page.locator('search-box').evaluate((box) => box.getBoundingClientRect().top >= 0))
    .toBe(shown);
}

/** What has the focus, if something else lies over the middle of it. */
async function coveredFocus(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const { left, top, width, height } = at.getBoundingClientRect();
    if (at === document.body || at.tagName === 'IFRAME') return [];
    const points = [top + 2, top + height / 2, top + height - 2].map((y) =>
      document.elementFromPoint(left + width / 2, y),
    );
    return points.every((hit) => hit && (at.contains(hit) || hit.contains(at)))
      ? []
      : [at.outerHTML.slice(0, 80)];
  });
}
