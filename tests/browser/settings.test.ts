import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { pagesOf } from '../site/built-page.ts';
import { browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const lesson = `${site.url}/fastai-2019-part-1/lesson-7/`;
const addresses = [...(await pagesOf(site.dir)).keys()];

/** How wide a page is beyond its screen, in CSS pixels. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** What of an element's look remains where a device sets all colours. */
const look = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { color, backgroundColor, outlineStyle, borderColor, textDecorationLine } =
        getComputedStyle(element);
      return { color, backgroundColor, outlineStyle, borderColor, textDecorationLine };
    });

test('with forced colours it shows which mode is on, where the focus is and which moment is meant', async () => {
  const { page } = await newReader(browser, { forcedColors: 'active' });
  await page.goto(`${lesson}?lang=both#t=1916`);
  const buttons = 'reading-mode button';
  expect(await look(page, `${buttons}[aria-pressed=true]`)).not.toEqual(
    await look(page, `${buttons}[aria-pressed=false]`),
  );
  const meant = await look(page, '[id="t=1916"]');
  expect(meant).not.toEqual(await look(page, '[id="t=1851"]'));
  await page.locator('reading-mode button').first().focus();
  await page.keyboard.press('Tab');
  expect((await look(page, ':focus')).outlineStyle).toBe('solid');
  await page.context().close();
});

test('text of twice the size fits, and keeps all that can be pressed on the screen', async () => {
  const { page } = await newReader(browser, { viewport: { width: 1280, height: 1024 } });
  for (const path of addresses) {
    await page.goto(`${site.url}${path}?lang=both`);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(a, button, input, select, textarea, summary)')]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
        .filter(({ element }) => !element.closest('pre, table, .unseen'))
        .map(({ element }) => element.outerHTML.slice(0, 120)),
    );
    expect(outside, path).toEqual([]);
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
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          const isStill = animationName === 'none' && /^(?:0s(?:, )?)+$/.test(transitionDuration);
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
