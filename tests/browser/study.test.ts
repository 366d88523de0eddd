import { json } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { LESSON, momentAt, openMenu, places, storedStudy, VIDEO, WIDTHS } from './moment-actions.ts';
import { axe, axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const repo = inject('repoSite');

const marks = {
  [`${VIDEO}:137`]: { done: [true, 1], note: ['a note\n笔记', 1] },
  [`${VIDEO}:64`]: { star: [true, 1] },
  [`${VIDEO}:138`]: { done: [true, 1] },
};
const stored = (moments: object, positions: object = {}) =>
  JSON.stringify({ version: 1, moments, positions });
/** Puts a study into the storage before the page is opened, once. */
const keep = (page: Page, text: string, key = 'study:/') =>
  page.addInitScript(
    ([name, value]) => {
      if (!sessionStorage.getItem('kept')) localStorage.setItem(name as string, value as string);
      sessionStorage.setItem('kept', 'yes');
    },
    [key, text],
  );
const mark = (page: Page, id: string, name: 'done' | 'star') =>
  momentAt(page, id).locator(`[data-mark="${name}"]`);
/** Saves the study to a file, and reads that. */
const save = async (page: Page): Promise<Record<string, unknown>> => {
  const download = page.waitForEvent('download');
  await page.locator('study-panel [name="export"]').click();
  return (await json(await (await download).createReadStream())) as Record<string, unknown>;
};
const progress = (page: Page) => page.locator('.lesson-head .progress');

describe.each(WIDTHS)('at %i px', (width) => {
  const viewport = { width, height: 800 };

  test('with the keyboard alone a moment is ticked, starred and noted, and stays so', async () => {
    const { page, complaints } = await newReader(browser, { viewport });
    await page.goto(`${site.url}${LESSON}`);
    await momentAt(page, 't=137').locator('.more').focus();
    await page.keyboard.press('Enter');
    await page.locator('.moment-menu:popover-open').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('why 28 by 28?');
    await page.keyboard.press('Escape');
    for (const again of [false, true]) {
      if (again) await page.reload();
      await mark(page, 't=137', 'star').waitFor();
      const tree = await momentAt(page, 't=137').ariaSnapshot();
      expect(tree).toMatch(/Done[\s\S]*Star[\s\S]*My note[\s\S]*why 28 by 28\?/);
      const [words, note] = await Promise.all(
        ['.pair', '.own-note'].map((part) => momentAt(page, 't=137').locator(part).boundingBox()),
      );
      expect(note?.y).toBeGreaterThanOrEqual((words?.y ?? Infinity) + (words?.height ?? 0));
      await progress(page).getByText('1 done').waitFor();
    }
    const menu = await openMenu(page, 't=137');
    expect(await menu.locator('[name="done"]').getAttribute('aria-pressed')).toBe('true');
    expect(await menu.locator('textarea').inputValue()).toBe('why 28 by 28?');
    await menu.locator('[name="done"]').click();
    await menu.locator('textarea').fill(' ');
    expect(await mark(page, 't=137', 'done').count()).toBe(0);
    expect(await page.locator('.own-note').count()).toBe(0);
    expect(await mark(page, 't=137', 'star').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('ticks and stars move nothing', async () => {
    const { page } = await newReader(browser, { viewport });
    await page.goto(`${site.url}${LESSON}?lang=en`);
    const before = await places(page);
    const menu = await openMenu(page, 't=137');
    await menu.locator('[name="done"]').click();
    await menu.locator('[name="star"]').click();
    await mark(page, 't=137', 'star').waitFor();
    expect(await places(page)).toEqual(before);
    const box = await mark(page, 't=137', 'done').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    await page.context().close();
  });

  test('all of it is accessible', async () => {
    const { page, complaints } = await newReader(browser, { viewport, reducedMotion: 'reduce' });
    await keep(
      page,
      stored(marks, { 'fastai-2019-part-1/lesson-7': { seconds: 9, title: { en: 'A', zh: '甲' }, at: 1 } }),
    );
    const check = async (what: string) => {
      expect(await axeInBothColours(page), what).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(
        width,
      );
      expect(await page.evaluate(() => document.getAnimations().length), what).toBe(0);
    };
    for (const mode of ['both', 'zh', 'en']) {
      await page.goto(`${site.url}${LESSON}?lang=${mode}`);
      await page.locator('.own-note').waitFor();
      await check(`marks in ${mode}`);
      await openMenu(page, 't=137');
      await check(`menu in ${mode}`);
    }
    await page.locator('.moment-menu [name="study"]').click();
    await page.locator('.study-dialog[open] study-panel').waitFor();
    await check('dialog');
    for (const path of ['/', '/fastai-2019-part-1/']) {
      await page.goto(site.url + path);
      await page.locator('.progress').first().waitFor();
      await check(path);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the home page continues where the reader stopped, and nothing moves for it', async () => {
    const { page } = await newReader(browser, { viewport });
    const place = () => page.locator('.course-card').evaluate((card) => card.getBoundingClientRect().top);
    const link = page.locator('.continue a');
    await page.goto(`${site.url}${LESSON}#t=1916`);
    await expect.poll(() => storedStudy(page)).toBeDefined();
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(site.url);
    const before = await place();
    expect(await link.isVisible()).toBe(false);
    await page.unroute('**/*.js');
    await page.goto(site.url);
    await link.waitFor();
    expect(await place()).toBe(before);
    expect(await link.getAttribute('href')).toBe(`${LESSON}#${VIDEO}-t=1916`);
    expect(await link.textContent()).toMatch(/Continue where you stopped.*Lesson 7.*第 7 课.*31:56/s);
    await page.context().close();
  });
});

test('of two menus asked for on a slow line the last is opened', async () => {
  const { page } = await newReader(browser);
  // A menu that opened between the two presses would cover the second button.
  const pressed = Promise.withResolvers<void>();
  await page.route('**/study/', async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await page.goto(`${site.url}${LESSON}`);
  for (const id of ['t=64', 't=137']) await momentAt(page, id).locator('.more').click();
  pressed.resolve();
  await page.locator('.moment-menu[data-moment="t=137"]:popover-open').waitFor();
  await page.keyboard.press('Escape');
  await momentAt(page, 't=64').locator('.more').click();
  await page.locator('.moment-menu[data-moment="t=64"]:popover-open').waitFor();
  await page.context().close();
});

test('a mark belongs to its second: a changed outline keeps it, and a moment that is gone counts no more', async () => {
  const { page } = await newReader(browser);
  await keep(page, stored(marks));
  await page.goto(`${site.url}${LESSON}`);
  await mark(page, 't=64', 'star').waitFor();
  expect(await mark(page, 't=137', 'done').count()).toBe(1);
  expect(await page.locator('.marks').count()).toBe(2);
  expect(await progress(page).getByText('1 done').isVisible()).toBe(true);
  await page.goto(`${site.url}/`);
  await page.locator('.lesson-list .progress').getByText('1 done').waitFor();
  const file = await save(page);
  expect(file.moments).toEqual(marks);
  expect(file.gone).toEqual([`${VIDEO}:138`]);
  expect(await page.locator('study-panel [role="status"]').textContent()).toContain('1 of the marks belong');
  await page.context().close();
});

test('what one reader saves, another device reads: merged, checked and told', async () => {
  const { page, complaints } = await newReader(browser);
  await keep(page, stored({ [`${VIDEO}:137`]: { done: [false, 5], note: ['older', 0] } }));
  await page.goto(`${site.url}/study/`);
  // The panel has counted what is kept once its script is there.
  await page.locator('[data-counts] > *').first().waitFor();
  const status = page.locator('study-panel [role="status"]');
  const read = (text: string) =>
    page.locator('study-panel input').setInputFiles({
      name: 'study.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  await read(stored({ ...marks, [`${VIDEO}:x`]: {}, [`${VIDEO}:6`]: { done: 'yes' } }));
  await status.getByText('Taken: 3. Already here, or newer here: 1. Left out, not understood: 2.').waitFor();
  expect((await storedStudy(page)).moments).toEqual({
    ...marks,
    [`${VIDEO}:137`]: { done: [false, 5], note: ['a note\n笔记', 1] },
  });
  const before = await storedStudy(page);
  for (const wrong of ['', '{', '[]', '{"version":99,"moments":{}}', '\u0000']) {
    await status.evaluate((element) => element.replaceChildren());
    await read(wrong);
    await status.getByText('nothing was changed').waitFor();
    expect(await storedStudy(page)).toEqual(before);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ['no JSON at all', '{"version":1,"moments":{"9spwoDYw', 0],
  ['another version', '{"version":7,"moments":{}}', 0],
  ['one thing that is wrong', stored({ ...marks, [`${VIDEO}:6`]: { done: 'yes' } }), 2],
])('a study with %s is set aside, said once and not lost', async (_name, text, shown) => {
  const { page, complaints } = await newReader(browser);
  await keep(page, text);
  await page.goto(`${site.url}${LESSON}`);
  await page.getByText('were set aside, not deleted').waitFor();
  expect(await page.locator('.marks').count()).toBe(shown);
  expect(await axe(page)).toEqual([]);
  const menu = await openMenu(page, 't=153');
  await menu.locator('[name="done"]').click();
  await page.reload();
  await mark(page, 't=153', 'done').waitFor();
  expect(await page.locator('.trouble').count()).toBe(0);
  await page.goto(`${site.url}/study/`);
  await page.locator('[data-counts]').getByText('done').waitFor();
  const file = await save(page);
  expect(file.setAside).toEqual([text]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ['full', 'setItem'],
  ['forbidden', 'all'],
])('with %s storage reading goes on, and the reader is told', async (_name, broken) => {
  const { page, complaints } = await newReader(browser);
  await page.addInitScript((what) => {
    const refuse = () => {
      throw new DOMException('no', what === 'all' ? 'SecurityError' : 'QuotaExceededError');
    };
    if (what === 'all') Object.defineProperty(window, 'localStorage', { get: refuse });
    else Storage.prototype.setItem = refuse;
  }, broken);
  await page.goto(`${site.url}${LESSON}`);
  const menu = await openMenu(page, 't=137');
  await menu.locator('[name="done"]').click();
  await mark(page, 't=137', 'done').waitFor();
  await page.getByText('has no room left for your study marks').waitFor();
  await menu.locator('[name="star"]').click();
  expect(await page.locator('.trouble p').count()).toBe(1);
  await page.locator('.trouble').getByRole('button', { name: 'OK' }).click();
  expect(await page.locator('.trouble p').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.locator('reading-mode [value="zh"]').click();
  expect(await momentAt(page, 't=137').locator('[lang="en"]').isVisible()).toBe(false);
  for (const path of ['/', '/study/']) await page.goto(site.url + path);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a study that can be neither read nor set aside is not overwritten', async () => {
  const { page } = await newReader(browser);
  const text = '{"version":1,"moments":{"9spwoDYw';
  await keep(page, text);
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.includes('set-aside')) throw new DOMException('no', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await page.goto(`${site.url}${LESSON}`);
  const menu = await openMenu(page, 't=137');
  await menu.locator('[name="done"]').click();
  await mark(page, 't=137', 'done').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('study:/'))).toBe(text);
  await page.context().close();
});

test('two tabs agree: each shows what the other marks, and neither undoes it', async () => {
  const { page: first } = await newReader(browser);
  await first.goto(`${site.url}${LESSON}`);
  const second = await first.context().newPage();
  await second.goto(`${site.url}${LESSON}`);
  for (const page of [first, second]) await openMenu(page, 't=6');
  await first.locator('.moment-menu [name="done"]').click();
  await mark(second, 't=6', 'done').waitFor();
  await second.locator('.moment-menu [name="star"]').click();
  await second.locator('.moment-menu textarea').fill('from the second tab');
  await momentAt(first, 't=6').getByText('from the second tab').waitFor();
  expect(await first.locator('.moment-menu textarea').inputValue()).toBe('from the second tab');
  await first.locator('.moment-menu [name="done"]').click();
  await mark(second, 't=6', 'done').waitFor({ state: 'detached' });
  const { done, star, note } = (await storedStudy(first)).moments[`${VIDEO}:6`] ?? {};
  expect([done?.[0], star?.[0], note?.[0]]).toEqual([false, true, 'from the second tab']);
  await first.context().close();
});

test('a playing lecture is remembered now and then, and when the reader leaves', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  const play = (seconds: number, playing = true) =>
    page.evaluate(
      (detail) =>
        document
          .querySelector('lecture-player')
          ?.dispatchEvent(new CustomEvent('lecture:time', { bubbles: true, detail })),
      { seconds, playing, video: VIDEO },
    );
  const position = async () => (await storedStudy(page))?.positions?.['fastai-2019-part-1/lesson-7']?.seconds;
  await Promise.all([page.waitForResponse(/\/tools\./), play(0, false)]);
  await page.waitForLoadState('networkidle');
  await play(3, false);
  expect(await position()).toBeUndefined();
  await play(200.7);
  expect(await position()).toBe(200);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      document.documentElement.dataset.writes = `${Number(document.documentElement.dataset.writes ?? 0) + 1}`;
      setItem.call(this, key, value);
    };
  });
  for (let second = 201; second < 220; second++) await play(second + 0.5);
  expect(await page.evaluate(() => Number(document.documentElement.dataset.writes ?? 0))).toBeLessThanOrEqual(
    1,
  );
  // With a player the moments that are only looked at do not count.
  await openMenu(page, 't=6');
  await page.goto(site.url);
  await page.locator('.continue a').waitFor();
  expect(await page.locator('.continue a').getAttribute('href')).toBe(`${LESSON}#${VIDEO}-t=219`);
  await page.locator('.continue a').click();
  await page.waitForURL(/#9spwoDYwW_I-t=219$/);
  await page.context().close();
});

test('the menu of a moment is where the reader is, without a player', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${repo.url}${LESSON}`);
  await openMenu(page, 't=153');
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('study'))),
  ).toEqual(['study:/repo/']);
  await page.goto(`${repo.url}/`);
  await page.locator('.continue a').waitFor();
  expect(await page.locator('.continue a').getAttribute('href')).toBe(`/repo${LESSON}#${VIDEO}-t=153`);
  await page.context().close();
});

test('a lesson that is no longer there is not offered to be continued', async () => {
  const { page } = await newReader(browser);
  const title = { en: '<b>x</b>' };
  await keep(
    page,
    stored(
      {},
      {
        'old/gone': { seconds: 5, title, at: 9 },
        'fastai-2019-part-1/lesson-7': { seconds: 7, title, at: 3 },
      },
    ),
  );
  await page.goto(site.url);
  const link = page.locator('.continue a');
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`${LESSON}#t=7`);
  expect(await link.textContent()).toContain('<b>x</b>');
  await page.context().close();
});

test('coming back from a lesson, the home page knows of it', async () => {
  const { page } = await newReader(browser);
  await page.goto(site.url);
  await page.locator(`.lesson-list a[href="${LESSON}"]`).click();
  const menu = await openMenu(page, 't=137');
  await menu.locator('[name="done"]').click();
  await page.goBack();
  await page.locator('.continue a').waitFor();
  await page.locator('.lesson-list .progress').getByText('1 done').waitFor();
  await page.context().close();
});

test('a lesson whose moments cannot be fetched stays in the list, and is asked for again', async () => {
  const { page } = await newReader(browser);
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  await keep(page, stored(marks));
  await page.route('**/lesson-7.json', (route) => route.fulfill({ status: 500 }));
  await Promise.all([page.waitForResponse(/lesson-7\.json/), page.goto(site.url)]);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('.lesson-list .progress').count()).toBe(0);
  await page.unroute('**/lesson-7.json');
  const other = await page.context().newPage();
  await other.goto(`${site.url}${LESSON}`);
  await (await openMenu(other, 't=6')).locator('[name="done"]').click();
  await page.locator('.lesson-list .progress').getByText('2 done').waitFor();
  expect(thrown).toEqual([]);
  await page.context().close();
});

test('a first visit loads nothing of the study but its buttons', async () => {
  const { page } = await newReader(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}${LESSON}`, { waitUntil: 'networkidle' });
  expect(await page.locator('.more').count()).toBe(91);
  expect(asked.filter((path) => /study|\/tools\./.test(path))).toEqual([]);
  await page.context().close();
});

test('the study dialog holds the keyboard and gives it back', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  const menu = await openMenu(page, 't=137');
  await menu.locator('[name="study"]').click();
  const dialog = page.getByRole('dialog', { name: 'My study' });
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(
    await momentAt(page, 't=137')
      .locator('.more')
      .evaluate((more) => more === document.activeElement),
  ).toBe(true);
  await page.context().close();
});

test('without JavaScript there is nothing of it, and nothing is missing', async () => {
  const { page } = await newReader(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}${LESSON}`);
  for (const part of ['.more', '.self-test', 'reading-mode'])
    expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0);
  await page.goto(site.url);
  for (const part of ['study-panel', '.continue'])
    expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0);
  await page.goto(`${site.url}/study/`);
  expect(await page.locator('main noscript p').isVisible()).toBe(true);
  await page.context().close();
});
