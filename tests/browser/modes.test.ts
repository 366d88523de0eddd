import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { LESSON, momentAt, WIDTHS } from './moment-actions.ts';
import { axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const seed = inject('seedSite');

const shown = async (page: Page) => {
  const moment = momentAt(page, 't=137');
  const [en, zh] = await Promise.all([
    moment.locator('[lang="en"]').isVisible(),
    moment.locator('[lang="zh-Hans"]').isVisible(),
  ]);
  return { en, zh };
};
const pressed = (page: Page) =>
  page
    .locator('reading-mode [aria-pressed="true"]')
    .evaluateAll((buttons) => buttons.map((button) => (button as HTMLButtonElement).value));

describe.each(WIDTHS)('at %i px', (width) => {
  test.each([
    ['en', { en: true, zh: false }],
    ['both', { en: true, zh: true }],
    ['zh', { en: false, zh: true }],
  ])('?lang=%s shows what it says, and is remembered', async (mode, halves) => {
    const { page, complaints } = await newReader(browser, { viewport: { width, height: 800 } });
    for (const query of [`?lang=${mode}`, '']) {
      await page.goto(`${site.url}${LESSON}${query}`);
      expect(await shown(page)).toEqual(halves);
      expect(await pressed(page)).toEqual([mode]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the keyboard alone changes the mode', async () => {
    const { page } = await newReader(browser, { viewport: { width, height: 800 } });
    await page.goto(`${site.url}${LESSON}?lang=en`);
    const value = () => page.evaluate(() => (document.activeElement as HTMLButtonElement).value);
    while ((await value()) !== 'en') await page.keyboard.press('Tab');
    for (const mode of width < 768 ? ['both', 'zh'] : ['both', 'side', 'zh']) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(value).toBe(mode);
    }
    await page.keyboard.press('Enter');
    expect(await shown(page)).toEqual({ en: false, zh: true });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
    await page.context().close();
  });
});

test('side by side, the halves of a moment are two columns that begin on one line', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  await page.locator('reading-mode [value="side"]').click();
  expect(await pressed(page)).toEqual(['side']);
  const columns = await page.locator('.moment').evaluateAll((moments) =>
    moments.map((moment) => {
      const [en, zh] = ['en', 'zh-Hans'].map((lang) =>
        (moment.querySelector(`[lang="${lang}"]`) as Element).getBoundingClientRect(),
      ) as [DOMRect, DOMRect];
      return { apart: zh.left >= en.right, level: Math.abs(zh.top - en.top) < 4 };
    }),
  );
  expect(columns).toEqual(Array.from({ length: 91 }, () => ({ apart: true, level: true })));
  const outermost = await page
    .locator('.notes > ul > .moment > .pair > [lang="zh-Hans"]')
    .evaluateAll((halves) => new Set(halves.map((half) => half.getBoundingClientRect().left)).size);
  expect(outermost).toBe(1);
  await page.reload();
  expect(await pressed(page)).toEqual(['side']);
  await page.context().close();
});

test('where there is no room for two columns, they are stacked and not offered', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  await page.locator('reading-mode [value="side"]').click();
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await pressed(page)).toEqual(['both']);
  expect(await page.locator('reading-mode [value="side"]').isVisible()).toBe(false);
  const [en, zh] = await Promise.all(
    ['en', 'zh-Hans'].map((lang) => momentAt(page, 't=137').locator(`[lang="${lang}"]`).boundingBox()),
  );
  expect(zh?.x).toBe(en?.x);
  expect(zh?.y).toBeGreaterThan(en?.y ?? Infinity);
  await page.setViewportSize({ width: 1440, height: 800 });
  expect(await pressed(page)).toEqual(['side']);
  await page.context().close();
});

test.each(['', 'toString', '中文', '{}'])(
  'a stored mode that is none (“%s”) is as good as none',
  async (mode) => {
    const { page, complaints } = await newReader(browser, { locale: 'zh-CN' });
    await page.addInitScript((value) => localStorage.setItem('reading', value), mode);
    await page.goto(`${site.url}${LESSON}?lang=fr`);
    expect(await pressed(page)).toEqual(['zh']);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('the switch is there from the first paint on, and moves nothing', async () => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 800 } });
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${site.url}${LESSON}`);
  const height = () =>
    page.locator('.site-header').evaluate((header) => header.getBoundingClientRect().height);
  const before = await height();
  await page.unroute('**/*.js');
  await page.reload();
  expect(await height()).toBe(before);
  await page.context().close();
});

test('side by side is accessible', async () => {
  const { page, complaints } = await newReader(browser);
  for (const url of [
    `${site.url}/`,
    `${site.url}${LESSON}`,
    `${seed.url}/inside-out/fastai-courses-inside-out/`,
  ]) {
    await page.goto(`${url}?lang=side`);
    expect(await axeInBothColours(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('side by side, the invitation to write a missing half stands in its column', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${seed.url}/inside-out/fastai-courses-inside-out/?lang=side`);
  const lone = page.locator('.moment:has(> .lone > [lang="en"])').first();
  const [words, invitation] = await Promise.all([
    lone.locator('[lang="en"]').boundingBox(),
    lone.locator('.missing').boundingBox(),
  ]);
  expect(invitation?.x).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0));
  expect(Math.abs((invitation?.y ?? 0) - (words?.y ?? 99))).toBeLessThan(8);
  await page.context().close();
});
