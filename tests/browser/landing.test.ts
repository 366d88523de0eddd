import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { browser, newReader } from './open-page.ts';

const site = inject('ownSite');

/** Searches in a reading mode and opens a hit. */
async function land(page: Page, query: string, mode: string, hit: RegExp): Promise<void> {
  await page.goto(`${site.url}/search/?lang=${mode}&q=${encodeURIComponent(query)}`);
  await page.locator('main .hit', { hasText: hit }).first().click();
  await page.locator('mark.landed').first().waitFor();
}

/** The marks and what stands before each of them. */
function marks(page: Page) {
  return page
    .locator('mark.landed')
    .evaluateAll((all) =>
      all.map((mark) => [mark.previousSibling?.textContent?.slice(-1) ?? '', mark.textContent]),
    );
}

test('only words are marked, and all of them', async () => {
  const { page } = await newReader(browser);
  await land(page, 'on', 'en', /prediction on a batch/);
  for (const [before, mark] of await marks(page)) {
    expect(mark?.toLowerCase()).toBe('on');
    expect(before).not.toMatch(/[A-Za-z]/);
  }
  await page.context().close();
});

test('a word that is found in the language put away is shown', async () => {
  const { page } = await newReader(browser);
  await land(page, '跳跃连接', 'en', /skip connection/i);
  expect(await page.locator('mark.landed', { hasText: '跳跃连接' }).first().isVisible()).toBe(true);
  await page.context().close();
});

test.each([
  ['practitioner', 'zh', /practitioner/, 'practitioner'],
  ['疑问', 'zh', /疑问/, '疑问'],
  ['道理', 'en', /道理/, '道理'],
  ['stricter', 'en', /stricter/, 'stricter'],
])('a section of prose: %s, read in %s, is in view', async (query, mode, hit, word) => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 844 } });
  await land(page, query, mode, hit);
  const mark = page.locator('mark.landed', { hasText: word }).first();
  expect(await mark.isVisible()).toBe(true);
  await expect.poll(async () => ((await mark.boundingBox())?.y ?? -1) > 0).toBe(true);
  expect((await mark.boundingBox())?.y).toBeLessThan(844);
  await page.context().close();
});

test('a link to a section in the language put away leads to the other one', async () => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 844 } });
  await page.goto(`${site.url}/why/?lang=zh#what-it-means-here`);
  const heading = page.getByRole('heading', { name: '放到这里' });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  const top = (await heading.boundingBox())?.y ?? -1;
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(844);
  await page.context().close();
});

test('an address that is written wrongly breaks nothing', async () => {
  const { page, complaints } = await newReader(browser);
  await page.goto(`${site.url}/why/#t=200%E`);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  await page.context().close();
});
