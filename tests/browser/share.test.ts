import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { LESSON, momentAt, openMenu, WIDTHS } from './moment-actions.ts';
import { axe, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const repo = inject('repoSite');
const seed = inject('seedSite');

const permissions = ['clipboard-read', 'clipboard-write'];
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const status = (page: Page) => page.locator('.moment-menu [role="status"]');

describe.each(WIDTHS)('at %i px', (width) => {
  test('a link to a moment is copied, the same for every reader', async () => {
    const { page, complaints } = await newReader(browser, { permissions, viewport: { width, height: 800 } });
    await page.goto(`${repo.url}${LESSON}?lang=zh#t=64`);
    const menu = await openMenu(page, 't=137');
    await menu.locator('[name="link"]').click();
    await status(page).locator('p').waitFor();
    expect(await clipboard(page)).toBe(`${repo.url}${LESSON}#t=137`);
    expect(await status(page).getByText('链接已复制。').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a quotation has both languages, the time and the link, whatever shows', async () => {
    const { page } = await newReader(browser, { permissions, viewport: { width, height: 800 } });
    await page.goto(`${site.url}${LESSON}?lang=en`);
    await page.locator('.self-test').click();
    await page.locator('.self-test-bar').waitFor();
    const menu = await openMenu(page, 't=137');
    await menu.locator('[name="quote"]').click();
    await status(page).locator('p').waitFor();
    expect((await clipboard(page)).split('\n')).toEqual([
      'Purpose: CNN from scratch',
      '目标：从零构建 CNN',
      '2:17 · Lesson 7: Resnet, Unet and GAN · 第 7 课：残差网络、Unet 与生成对抗网络',
      `${site.url}${LESSON}#t=137`,
    ]);
    await page.context().close();
  });
});

test('a moment with one half is quoted with the half it has', async () => {
  const { page } = await newReader(browser, { permissions });
  await page.goto(`${seed.url}/inside-out/fastai-courses-inside-out/`);
  const menu = await openMenu(page, 't=276');
  await menu.locator('[name="quote"]').click();
  await status(page).locator('p').waitFor();
  const lines = (await clipboard(page)).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('1 channel image as rank 3 tensor');
  expect(lines[1]).toMatch(/^4:36 · /);
  await page.context().close();
});

test.each([
  ['there is no clipboard', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
  [
    'nothing may use it',
    () => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    },
  ],
])('when %s, the text stands selected to be copied by hand', async (_name, spoil) => {
  const { page, complaints } = await newReader(browser);
  await page.addInitScript(spoil);
  await page.goto(`${site.url}${LESSON}`);
  const menu = await openMenu(page, 't=137');
  for (const _again of [1, 2]) await menu.locator('[name="link"]').click();
  await status(page).getByText('Here it is, selected:').waitFor();
  expect(await menu.locator('.by-hand').count()).toBe(1);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(`${site.url}${LESSON}#t=137`);
  expect(await axe(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('with a repository, each moment leads to its line and to a suggestion', async () => {
  const { page, complaints } = await newReader(browser);
  await page.goto(`${repo.url}${LESSON}`);
  const data = JSON.parse(await readFile(join(repo.dir, `${LESSON.slice(0, -1)}.json`), 'utf8'));
  for (const id of ['t=137', 't=1916']) {
    const menu = await openMenu(page, id);
    const { line } = data.moments.find((moment: { id: string }) => moment.id === id);
    const edit = menu.locator('[data-go="edit"]');
    await expect.poll(() => edit.getAttribute('href')).toMatch(new RegExp(`/lesson-7\\.md#L${line}$`));
    const suggest = new URL((await menu.locator('[data-go="suggest"]').getAttribute('href')) ?? '');
    expect(suggest.origin + suggest.pathname).toBe('https://github.com/example/notes/issues/new');
    expect(suggest.searchParams.get('moment')).toBe(`${repo.url}${LESSON}#${id}`);
    await page.keyboard.press('Escape');
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('without a repository there are no such links', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  const menu = await openMenu(page, 't=137');
  expect(await menu.locator('a').count()).toBe(0);
  await page.context().close();
});

test('the menu is a dialog of its button: it opens and closes from the keyboard and gives the focus back', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  const more = momentAt(page, 't=137').getByRole('button', { name: 'Actions for the moment at 2:17' });
  for (const key of ['Enter', 'Space']) {
    await more.focus();
    await page.keyboard.press(key);
    const menu = page.getByRole('dialog', { name: 'Moment 2:17' });
    await menu.waitFor();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    expect(await page.evaluate(() => (document.activeElement as HTMLButtonElement).name)).toBe('done');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
  }
  await page.context().close();
});

test('its button closes it again, and the button of another moment moves it there', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  const title = page.locator('.moment-menu:popover-open .menu-title');
  await openMenu(page, 't=128');
  await momentAt(page, 't=128').locator('.more').click();
  await title.waitFor({ state: 'hidden' });
  for (const [id, clock] of [
    ['t=6', '0:06'],
    ['t=153', '2:33'],
  ] as const) {
    await page.keyboard.press('Escape');
    await openMenu(page, id);
    expect(await page.getByRole('dialog', { name: `Moment ${clock}` }).isVisible()).toBe(true);
  }
  expect(await page.locator('[aria-expanded="true"].more').count()).toBe(1);
  await page.context().close();
});

test('leaving the menu by Tab closes it', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  const menu = await openMenu(page, 't=137');
  await menu.locator('[name="study"]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await menu.waitFor({ state: 'hidden' });
  await page.context().close();
});

test('what cannot be loaded is said, and the next click tries again', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  await page.route('**/study/', (route) => route.abort());
  await momentAt(page, 't=137').locator('.more').click();
  await page.getByRole('alert').getByText('did not load').waitFor();
  await page.unroute('**/study/');
  await openMenu(page, 't=137');
  await page.context().close();
});
