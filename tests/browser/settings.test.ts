import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { pagesOf } from '../site/built-page.ts';
import { browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const lesson = `${site.url}/fastai-2019-part-1/lesson-7/`;
const addresses = [...(await pagesOf(site.dir)).keys()];

/** How wide a page is beyond its screen, in CSS pixels. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** A piece of an element as it is painted, from its upper left corner. */
const painted = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} does not show.`);
  return (await page.screenshot({ clip: { x: box.x, y: box.y + 12, width: 4, height: 8 } })).toString(
    'base64',
  );
};

test('with forced colours it shows which mode is on, which moment is meant and where the focus is', async () => {
  const { page } = await newReader(browser, { forcedColors: 'active' });
  await page.goto(`${lesson}?lang=both`);
  const button = (mode: string) => `reading-mode [value=${mode}]`;
  const moment = (start: number) => `[id="t=${start}"]`;
  expect(await painted(page, button('side'))).toBe(await painted(page, button('zh')));
  expect(await painted(page, button('both'))).not.toBe(await painted(page, button('zh')));
  await page.goto(`${lesson}?lang=both#t=1916`);
  expect(await painted(page, moment(1851))).toBe(await painted(page, moment(1997)));
  expect(await painted(page, moment(1916))).not.toBe(await painted(page, moment(1851)));
  await page.locator('.brand').focus();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle)).toBe(
    'solid',
  );
  await page.context().close();
});

test('text of twice the size fits, and keeps all that can be pressed on the screen', async () => {
  const { page } = await newReader(browser);
  for (const path of addresses) {
    await page.goto(`${site.url}${path}?lang=both`);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    for (const [width, height] of [
      [1280, 1024],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await overflow(page), `${path} ${width} px`).toBeLessThanOrEqual(0);
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll('main :is(a, button, input, select, textarea, summary)')]
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
          .filter(({ element }) => !element.closest('pre, table, .outside-links, .unseen'))
          .map(({ element }) => element.outerHTML.slice(0, 120)),
      );
      expect(outside, `${path} ${width} px`).toEqual([]);
    }
  }
  await page.context().close();
});

test('where less motion is wished for, nothing moves', async () => {
  const { page } = await newReader(browser, { reducedMotion: 'reduce' });
  for (const path of addresses) {
    await page.goto(`${site.url}${path}`);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
          const isStill = /^(?:0s(?:, )?)+$/.test(`${animationDuration}, ${transitionDuration}`);
          return !isStill || scrollBehavior === 'smooth';
        }).length,
    );
    expect(moving, path).toBe(0);
  }
  await page.context().close();
});

test('the statement is one step from every page and says how to report an obstacle', async () => {
  const { page } = await newReader(browser);
  await page.goto(lesson);
  await page.locator('footer').getByRole('link', { name: 'Accessibility' }).click();
  await page.waitForURL(`${site.url}/accessibility/`);
  expect(await page.locator('main').textContent()).toMatch(/WCAG 2\.2, level AA[\s\S]*Tell/);
  await page.context().close();
});
