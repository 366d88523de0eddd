import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { axe, axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const lesson = '/fastai-2019-part-1/lesson-7/';

/** Opens the search over a page. */
async function openDialog(page: Page, path = lesson) {
  await page.goto(`${site.url}${path}`);
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open]').waitFor();
  const dialog = page.locator('dialog.search-dialog');
  return { dialog, field: dialog.getByRole('combobox'), options: dialog.getByRole('option') };
}

test('the keys alone: /, a word, arrows, Enter, and Escape gives the focus back', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${lesson}`);
  await page.locator('[id="t=137"] .time').evaluate((link) => {
    link.id = 'begin';
    link.focus();
  });
  await page.keyboard.press('/');
  await page.locator('dialog[open] [role=combobox]').waitFor();
  await page.keyboard.type('skip connection');
  await page.locator('dialog [role=option]').first().waitFor();
  expect(await axe(page)).toEqual([]);
  const field = page.locator('dialog [role=combobox]');
  const first = await field.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  expect(await field.getAttribute('aria-activedescendant')).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await field.getAttribute('aria-activedescendant')).toBe(first);
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('begin');
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.type('pixel shuffle');
  await page.locator('dialog [role=option]', { hasText: 'pixel shuffle' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#t=2434$/);
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.locator('[id="t=2434"] mark').first().waitFor();
  await page.context().close();
});

test('a hand on a phone closes it, and its hits say of which course they are', async () => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const { dialog, field, options } = await openDialog(page, '/');
  await field.fill('pixel shuffle');
  await options.first().waitFor();
  const title = await dialog.locator('.hits .title').first().textContent();
  expect(title).toContain('Lesson 7: Resnet, Unet and GAN');
  expect(title).toContain('fast.ai Practical Deep Learning for Coders, part 1 (2019)');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).tap();
  expect(await dialog.isVisible()).toBe(false);
  await page.context().close();
});

test('the Enter that ends a composition opens no hit, in Safari neither', async () => {
  const { page } = await newReader(browser);
  await page.goto(site.url);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.fill('跳跃');
  await page.getByRole('option').first().waitFor();
  const isTaken = (keyCode: number) =>
    field.evaluate((input, code) => {
      const enter = new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: code,
        cancelable: true,
        bubbles: true,
      });
      return !input.dispatchEvent(enter);
    }, keyCode);
  expect(await isTaken(229)).toBe(false);
  expect(await isTaken(13)).toBe(true);
  await page.context().close();
});

test('a hit can be clicked slowly, and marks what was searched for on the page it is on already', async () => {
  const { page } = await newReader(browser);
  const { dialog, options } = await openDialog(page);
  for (const word of ['pixel', 'shuffle']) {
    await page.keyboard.type(word);
    await dialog.locator('mark', { hasText: word }).first().waitFor();
    await options.filter({ hasText: 'pixel shuffle' }).first().click({ delay: 120 });
    await page.waitForURL(/#t=2434$/);
    await expect.poll(() => page.locator('[id="t=2434"] mark').allTextContents()).toContain(word);
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open]').waitFor();
  }
  await page.context().close();
});

test('Enter opens the first answer to what was typed last', async () => {
  const { page } = await newReader(browser);
  const { options, field } = await openDialog(page);
  await page.keyboard.type('resnet');
  await options.first().waitFor();
  await field.fill('pixel shuffle');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#t=2434$/);
  await page.context().close();
});

test('Enter before the index has come waits for it', async () => {
  const { page } = await newReader(browser);
  await page.route('**/pagefind/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  await openDialog(page, '/');
  await page.keyboard.type('pixel shuffle');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#t=2434$/);
  await page.context().close();
});

test('only this lesson: the lesson is named, and the filter holds', async () => {
  const { page } = await newReader(browser);
  const { dialog, options } = await openDialog(page);
  const box = dialog.getByRole('checkbox', { name: /Only in\s+Lesson 7/ });
  await page.keyboard.type('notebook');
  await dialog.locator('.title', { hasText: 'Why' }).waitFor();
  const [label, tick] = [await dialog.locator('.in-lesson').boundingBox(), await box.boundingBox()];
  expect(Math.abs((label?.y ?? 0) - (tick?.y ?? 0))).toBeLessThan(12);
  await box.check();
  await expect.poll(() => dialog.locator('.title').allTextContents()).toHaveLength(1);
  expect(await options.first().getAttribute('href')).toContain(lesson);
  await page.context().close();
});

test('more hits come below those that were there', async () => {
  const { page } = await newReader(browser);
  const { dialog, field, options } = await openDialog(page);
  await page.keyboard.type('t');
  await expect.poll(() => options.count()).toBe(20);
  expect(await dialog.locator('.says').textContent()).toContain('20+');
  await dialog.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => options.count()).toBeGreaterThan(20);
  const active = await field.getAttribute('aria-activedescendant');
  expect(active).toBe(await options.nth(20).getAttribute('id'));
  expect(await options.nth(20).isVisible()).toBe(true);
  await page.context().close();
});

test('the focus stays in the search when the button that has it goes', async () => {
  const { page } = await newReader(browser);
  const { dialog, field, options } = await openDialog(page);
  await page.keyboard.type('skip');
  await options.first().waitFor();
  let broken = true;
  await page.route('**/pagefind/**', (route) => (broken ? route.fulfill({ status: 404 }) : route.continue()));
  await field.fill('zyxwvuts');
  const retry = dialog.getByRole('button', { name: 'Try again' });
  await retry.waitFor();
  broken = false;
  await retry.press('Enter');
  await retry.waitFor({ state: 'hidden' });
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.context().close();
});

test('the last “Show more” of the search page leads on to the hits it brought', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/?q=t`);
  const hits = page.locator('main .hit');
  await hits.first().waitFor();
  const more = page.getByRole('button', { name: 'Show more' });
  for (let times = 0; times < 9 && (await more.isVisible()); times++) {
    const before = await hits.count();
    await more.press('Enter');
    await expect.poll(() => hits.count()).toBeGreaterThan(before);
    if (await more.isVisible()) continue;
    const at = await page.evaluate(() =>
      [...document.querySelectorAll('main .hit')].indexOf(document.activeElement as Element),
    );
    expect(at).toBe(before);
  }
  expect(await hits.count()).toBeGreaterThan(20);
  await page.context().close();
});

test('a press that begins in the dialog does not close it, one beside it does', async () => {
  const { page } = await newReader(browser);
  const { dialog, field } = await openDialog(page);
  await page.keyboard.type('resnet');
  const box = await field.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move(5, 500);
  await page.mouse.up();
  expect(await dialog.isVisible()).toBe(true);
  await page.mouse.click(5, 500);
  expect(await dialog.isVisible()).toBe(false);
  await page.context().close();
});

test('a search that fails in the dialog has no active hit, and is tried again by Enter', async () => {
  const { page } = await newReader(browser);
  const { dialog, field, options } = await openDialog(page, '/');
  await page.keyboard.type('resnet');
  await options.first().waitFor();
  let broken = true;
  await page.route('**/pagefind/**', (route) => (broken ? route.fulfill({ status: 404 }) : route.continue()));
  await field.fill('zyxwvuts');
  await dialog.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await dialog.locator('.says').textContent()).toContain('does not fit');
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  expect(await field.getAttribute('aria-activedescendant')).toBeNull();
  broken = false;
  await field.fill('pixel shuffle');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#t=2434$/);
  await page.context().close();
});

test.each(['en', 'both', 'zh'])('the hits have no barriers, read in %s', async (mode) => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 844 } });
  const { options, dialog } = await openDialog(page, `${lesson}?lang=${mode}`);
  expect(await dialog.locator('.topic').count()).toBeGreaterThan(4);
  expect(await axeInBothColours(page)).toEqual([]);
  await page.keyboard.type('跳跃连接');
  await options.first().waitFor();
  expect(await axeInBothColours(page)).toEqual([]);
  const runs = options.first().locator('[lang]');
  const tops = await runs.evaluateAll((all) =>
    all.map((run) => ({ top: run.getBoundingClientRect().top, lang: run.getAttribute('lang') })),
  );
  const first = tops.sort((a, b) => a.top - b.top).map(({ lang }) => lang);
  expect(first).toEqual(mode === 'zh' ? ['zh-Hans', 'en'] : ['en', 'zh-Hans']);
  await page.context().close();
});
