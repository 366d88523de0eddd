import { text as read } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { advance, inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { lastSecond, readLesson } from './lesson-reader.ts';
import { LESSON, momentAt, openMenu, storedStudy, VIDEO, WIDTHS } from './moment-actions.ts';
import { axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const forks = inject('forks');

const marks = {
  [`${VIDEO}:137`]: { done: [true, 1], note: ['my résumé\n笔记', 1] },
  [`${VIDEO}:64`]: { star: [true, 1] },
  [`${VIDEO}:150`]: { note: ['a second of my own', 1] },
  [`${VIDEO}:140`]: { star: [true, 1] },
  'BV1GJ411x7h7-p2:5': { note: ['elsewhere', 1] },
};
/** Puts marks into the storage of a page before it is opened, once. */
const keep = (page: Page, moments: object = marks, positions: object = {}) =>
  page.addInitScript(
    (text) => {
      if (self !== top || sessionStorage.getItem('kept')) return;
      localStorage.setItem('study:/', text);
      sessionStorage.setItem('kept', 'yes');
    },
    JSON.stringify({ version: 1, moments, positions }),
  );
const listed = (page: Page) =>
  page.locator('study-list li:visible').evaluateAll((rows) => rows.map(({ dataset }) => dataset.key));
const said = (page: Page, words: string) => page.locator('[role="status"]').getByText(words).waitFor();
const key = (second: number) => `${VIDEO}:${second}`;
const isHidden = (page: Page, id: string) =>
  expect.poll(() => momentAt(page, id).evaluate((moment) => moment.checkVisibility())).toBe(false);

describe.each(WIDTHS)('at %i px', (width) => {
  const viewport = { width, height: 844 };

  test('My study lists what to come back to by lesson, filters and searches it, leads there and saves what shows', async () => {
    const { page, complaints } = await newReader(browser, { viewport });
    await keep(page);
    // Nobody is unsure of a line in these notes yet.
    await page.route('**/lesson-7.json', async (route) => {
      const data = await (await route.fetch()).json();
      data.moments[0].zh += ' (?)';
      await route.fulfill({ json: data });
    });
    await page.goto(`${site.url}/study/?lang=both`);
    const filter = (name: string) => page.locator(`study-list [value="${name}"]`);
    const press = async (name: string) => {
      await filter(name).click();
      expect(await page.locator('.study-filters [aria-pressed="true"]').count()).toBe(1);
      expect(await filter(name).getAttribute('aria-pressed')).toBe('true');
    };
    await said(page, 'Showing 94 of 94.');
    const counts = await page.locator('study-list [data-count]').allTextContents();
    expect(counts).toEqual(['94', '2', '3', '1', '90']);
    expect((await listed(page)).slice(0, 7)).toEqual([6, 64, 128, 137, 140, 150, 153].map(key));
    expect(await axeInBothColours(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const row = page.locator(`[data-key="${key(137)}"]`);
    expect(await row.locator('.pair > [lang]').count()).toBe(2);
    expect(await row.ariaSnapshot()).toMatch(/2:17[\s\S]*Done[\s\S]*my résumé/);
    await page.getByText('no longer in the notes').waitFor();

    await press('unsure');
    expect(await listed(page)).toEqual([key(6)]);
    await press('star');
    expect(await listed(page)).toEqual([key(64), key(140)]);
    await press('note');
    expect(await listed(page)).toEqual([key(137), key(150), 'BV1GJ411x7h7-p2:5']);
    await page.getByRole('searchbox').fill('ＲＥＳＵＭＥ');
    expect(await listed(page)).toEqual([key(137)]);
    await said(page, 'Showing 1 of 94.');
    const download = page.waitForEvent('download');
    await page.locator('[name="markdown"]').click();
    const text = await read(await (await download).createReadStream());
    const words = await row.locator('.pair > [lang]').allTextContents();
    expect(text.match(/^- .*$/gm)).toEqual([`- ✓ [2:17](${site.url}${LESSON}#t=137) ${words.join(' · ')}`]);
    expect(text).toContain('  > my résumé\n  > 笔记');
    await page.getByRole('searchbox').fill('nowhere');
    await said(page, 'Nothing here fits.');
    expect(await page.locator('study-list h3:visible').count()).toBe(0);
    await page.getByRole('searchbox').fill('');
    await row.locator('a').click();
    await page.waitForURL(/#t=137$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a note of any second stands at its place, is edited, kept and deleted, and the filters of the lesson find it', async () => {
    const { page, complaints, close } = await readLesson(browser, 'about:blank', {
      viewport,
      embed: { duration: 7444 },
    });
    await keep(page);
    await page.goto(`${site.url}${LESSON}?lang=both`);
    const own = page.locator(`.own-moment[data-start="147"]`);
    const order = () =>
      page
        .locator('.notes :is(.moment, .own-moment)')
        .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.start)).slice(2, 7));
    await page.getByText('a second of my own').waitFor();
    expect(await order()).toEqual([128, 137, 150, 153, 161]);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const filters = page.locator('.lesson-filter');
    await filters.waitFor();
    await momentAt(page, 't=137').locator('.time').click();
    await untilReady(page);
    const second = await lastSecond(page);
    await advance(page, 10.7);
    await expect.poll(second).toBeGreaterThan(147);
    await page.keyboard.press('n');
    await own.getByRole('textbox', { name: 'My note 2:27' }).waitFor();
    await page.keyboard.type('why here?');
    expect(await axeInBothColours(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await order()).toEqual([128, 137, 147, 150, 153]);
    expect(await own.evaluate((row) => row.contains(document.activeElement))).toBe(true);
    expect((await storedStudy(page)).moments[key(147)]?.note?.[0]).toBe('why here?');
    // A second that a moment begins at is that moment's.
    await own.locator('.time').click();
    await momentAt(page, 't=137').locator('.time').click();
    await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(137);
    await expect.poll(second).toBe(137);
    await page.locator('[data-do="note"]').click();
    await page.locator('.moment-menu[data-moment="t=137"]:popover-open').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.kept-note').count()).toBe(3);
    expect(await page.locator('.kept-star').count()).toBe(1);
    expect(await page.locator('.kept-done').count()).toBe(1);

    await filters.locator('[value="note"]').click();
    await said(page, 'Showing 3 of 93.');
    expect(await page.locator('.notes :is(.moment, .own-moment):visible').count()).toBe(3);
    expect(await page.locator('.notes h2:visible').count()).toBe(await page.locator('.notes h2').count());
    await filters.locator('[value="unsure"]').click();
    await said(page, 'No moment of this lesson fits.');
    // Whoever goes to a hidden moment sees it: by the timeline, and by an address.
    await filters.locator('[value="star"]').click();
    await isHidden(page, 't=153');
    await page.locator('.track').focus();
    await page.keyboard.press('End');
    const last = page.locator('.moment[aria-current]');
    await expect.poll(() => last.evaluate((moment) => moment.checkVisibility())).toBe(true);
    expect(await page.locator('[data-out]').count()).toBe(0);
    expect(await filters.locator('[value="all"]').getAttribute('aria-pressed')).toBe('true');
    await filters.locator('[value="star"]').click();
    await isHidden(page, 't=153');
    await page.evaluate(() => {
      location.hash = '#t=153';
    });
    await expect
      .poll(() => momentAt(page, 't=153').evaluate((moment) => moment.checkVisibility()))
      .toBe(true);
    await expect
      .poll(() =>
        momentAt(page, 't=153').evaluate((moment) => {
          const { top, bottom } = moment.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        }),
      )
      .toBe(true);

    await page.reload();
    await own.getByText('why here?').waitFor();
    await own.getByRole('button', { name: 'Edit' }).click();
    await own.getByRole('textbox').fill('  ');
    await page.keyboard.press('Escape');
    await own.waitFor({ state: 'detached' });
    const other = page.locator('.own-moment[data-start="150"]');
    await other.getByRole('button', { name: 'Edit' }).click();
    await other.getByRole('button', { name: 'Delete' }).click();
    await other.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.closest('.moment')?.id)).toBe('t=137');
    expect((await storedStudy(page)).moments[key(150)]?.note?.[0]).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });
});

test('what cannot be fetched is said, and every star and note is listed by its time all the same', async () => {
  const { page } = await newReader(browser);
  const position = { seconds: 9, video: VIDEO, title: { en: 'Remembered', zh: '记得' }, at: 1 };
  await keep(page, marks, { 'fastai-2019-part-1/lesson-7': position });
  const gate = Promise.withResolvers<void>();
  await page.route('**/lesson-7.json', async (route) => {
    await gate.promise;
    await route.fulfill({ status: 500 });
  });
  await page.goto(`${site.url}/study/`);
  await said(page, 'Fetching the words');
  gate.resolve();
  await page.getByText('The words of this lesson could not be fetched.').waitFor();
  const all = [64, 137, 140, 150].map(key);
  expect(await listed(page)).toEqual([...all, 'BV1GJ411x7h7-p2:5']);
  await page.locator('[name="markdown"]').click();
  await said(page, 'Lessons whose words could not be fetched: 1');
  await page.route('**/index.json', (route) => route.abort());
  await page.reload();
  await page.getByText('The list of lessons could not be fetched.').waitFor();
  expect(await page.locator('study-list h3').first().textContent()).toContain('Remembered');
  expect(await listed(page)).toEqual([...all, 'BV1GJ411x7h7-p2:5']);
  await page.unrouteAll();
  // Another tab marks something: the list asks again, and has the words.
  const other = await page.context().newPage();
  await other.goto(`${site.url}${LESSON}`);
  await (await openMenu(other, 't=6')).locator('[name="star"]').click();
  await said(page, 'Showing 94 of 94.');
  await page.context().close();
});

test('with nothing marked, without JavaScript and in one language the page says what it is for', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/study/`);
  await said(page, 'There is nothing yet.');
  await page.context().close();
  const bare = await newReader(browser, { javaScriptEnabled: false });
  await bare.page.goto(`${site.url}/study/`);
  const told = bare.page.locator('noscript p');
  expect(await told.isVisible()).toBe(true);
  expect(await told.textContent()).toMatch(/needs JavaScript.*需要 JavaScript/s);
  expect(await bare.page.locator('study-list, study-panel').locator('visible=true').count()).toBe(0);
  await bare.page.context().close();
  const alone = await newReader(browser, { locale: 'de' });
  await alone.page.goto(`${forks.zh.url}/study/`);
  await said(alone.page, '这里还没有内容');
  expect(await alone.page.locator('study-list').textContent()).not.toMatch(/[A-Za-z]{4}/);
  await alone.page.context().close();
});
