import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { axeInBothColours, browser, newReader } from './open-page.ts';

const seed = inject('seedSite');
const repo = inject('repoSite');

test.each(['en', 'both', 'zh'])('the open board is accessible and fits a phone, read in %s', async (mode) => {
  const { page, complaints } = await newReader(browser, { viewport: { width: 390, height: 800 } });
  await page.goto(`${seed.url}/status/?lang=${mode}`);
  await page.locator('main summary').first().waitFor();
  await openAll(page);
  expect(await page.locator('.status-list > li').first().isVisible()).toBe(true);
  expect(await axeInBothColours(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ['en', 'zh-Hans'],
  ['zh', 'en'],
])('in reading mode %s no pair shows its half in %s', async (mode, other) => {
  const { page } = await newReader(browser);
  await page.goto(`${repo.url}/status/?lang=${mode}`);
  await openAll(page);
  const pairs = page.locator('main .pair');
  expect(await pairs.count()).toBeGreaterThan(5);
  expect(await pairs.locator(`[lang="${other}"]:visible`).count()).toBe(0);
  await page.context().close();
});

test('no share is cut off on a phone', async () => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 800 } });
  for (const mode of ['en', 'both', 'zh']) {
    await page.goto(`${seed.url}/status/?lang=${mode}`);
    const table = page.locator('.scroll').first();
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
  await page.context().close();
});

test('without JavaScript a reader gets from the board to the line on GitHub and to the moment', async () => {
  const { page } = await newReader(browser, { javaScriptEnabled: false });
  await page.goto(`${repo.url}/status/`);
  const row = page.locator('.status-list > li').first();
  expect(await row.isVisible()).toBe(false);
  await page.locator('main summary').first().click();
  expect(await row.isVisible()).toBe(true);
  const line = row.getByRole('link', { name: /line \d+ 第 \d+ 行/ });
  expect(await line.getAttribute('href')).toMatch(
    /^https:\/\/github\.com\/example\/notes\/blob\/main\/content\/courses\/[\w/-]+\.md\?plain=1#L\d+$/,
  );
  await row.getByRole('link').first().click();
  const { pathname, hash } = new URL(page.url());
  expect(pathname).toBe('/repo/fastai-2019-part-1/lesson-7/');
  expect(await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).isVisible()).toBe(true);
  await page.context().close();
});

test('the board and the thanks are one step from every lesson', async () => {
  const { page } = await newReader(browser);
  for (const [name, path] of [
    ['Translation board', '/repo/status/'],
    ['Thanks', '/repo/thanks/'],
  ] as const) {
    await page.goto(`${repo.url}/fastai-2019-part-1/lesson-7/?lang=en`);
    await page.locator('.site-footer').getByRole('link', { name, exact: true }).click();
    expect(new URL(page.url()).pathname).toBe(path);
  }
  await page.context().close();
});

function openAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
