import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { axe, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const repo = inject('repoSite');
const lesson = '/fastai-2019-part-1/lesson-7/';

/** Types a query into the search page and waits for its answer. */
async function ask(page: Page, query: string): Promise<void> {
  await page.fill('[name=q]', query);
  await page.waitForFunction(
    (text) => document.querySelector('.says')?.textContent?.includes(text),
    query.slice(0, 60),
  );
  await page.waitForFunction(
    () => !/Searching|正在搜索/.test(document.querySelector('.says')?.textContent ?? ''),
  );
}

/** Puts the focus into the field once the search is there. */
async function focusField(page: Page): Promise<void> {
  await page.locator('moment-search:defined').waitFor();
  await page.focus('[name=q]');
}

const queries = [
  ['跳跃', /跳跃/],
  ['跳躍連接', /跳跃连接/],
  ['resnet', /resnet/i],
  ['ＲｅｓＮｅｔ', /resnet/i],
  ['split_by', /split_by_folder/],
  ['one_batch', /one_batch/],
  ['batch norm', /batch norm/],
  ['res_blok', /res.?block/i],
  ['Unet 上采样', /Unet.*上采样|上采样.*Unet/],
  ['why not matrix', /Why not a matrix/],
] as const;

describe('a query finds its moment and lands on it', () => {
  test.each(queries)('%s', async (query, words) => {
    const { page, complaints } = await newReader(browser, { viewport: { width: 390, height: 800 } });
    await page.goto(`${site.url}/search/`);
    await ask(page, query);
    const first = page.locator('main a[href*="#"]').first();
    expect((await first.textContent())?.replace(/\s+/g, ' ')).toMatch(words);
    expect(await first.locator('mark').count()).toBeGreaterThan(0);
    const address = await first.getAttribute('href');
    await first.click();
    await page.waitForURL((url) => url.pathname.endsWith('/lesson-7/'));
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(address);
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const target = page.locator(`[id="${id}"]`);
    await target.locator('mark').first().waitFor();
    const box = await target.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('the address of the search page holds the query and its filters', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/?q=Unet&kind=section`);
  await page.locator('main .hit').first().waitFor();
  expect(await page.locator('main .hit:not(.section)').count()).toBe(0);
  await page.getByRole('radio', { name: 'Moments' }).check();
  await page.locator('main .hit.moment').first().waitFor();
  expect(new URL(page.url()).searchParams.get('kind')).toBe('moment');
  await page.reload();
  await page.locator('main .hit.moment').first().waitFor();
  expect(await page.inputValue('[name=q]')).toBe('Unet');
  await page.context().close();
});

test('the arrow keys walk through the hits of what was typed', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/`);
  await focusField(page);
  await page.keyboard.type('Unet');
  await page.locator('main .hit').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = await page.locator('main .hit').nth(1).getAttribute('id');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(second);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
  await page.context().close();
});

test('a hit can be clicked slowly after typing', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/`);
  await focusField(page);
  await page.keyboard.type('pixel shuffle');
  await page.locator('main .hit').first().click({ delay: 120 });
  await page.waitForURL(/#t=2434$/);
  await page.context().close();
});

test.each(['fastai-2019-part-1/lesson-7', ''])(
  'an address with lesson “%s” limits the search to it',
  async (id) => {
    const { page } = await newReader(browser);
    await page.goto(`${site.url}/search/?q=Unet&lesson=${id}`);
    await page.locator('main .hit').first().waitFor();
    expect(await page.locator('.in-lesson').isVisible()).toBe(id !== '');
    expect(await page.isChecked('[name=lesson]')).toBe(id !== '');
    await page.context().close();
  },
);

test('an address from elsewhere with a course and a lesson that are not there finds nothing and breaks nothing', async () => {
  const { page, complaints } = await newReader(browser);
  await page.goto(`${site.url}/search/?q=Unet&course=none&lesson=none&kind=none&other=1`);
  await page.locator('.advice').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a very long query can be reloaded', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/`);
  await page.fill('[name=q]', '残'.repeat(10_000));
  await page.locator('.advice').waitFor();
  expect(page.url().length).toBeLessThan(4000);
  expect((await page.reload())?.status()).toBe(200);
  await page.context().close();
});

test('an earlier question that is slow does not speak after a later one was answered', async () => {
  const { page } = await newReader(browser);
  const held = Promise.withResolvers<void>();
  await page.route('**/pagefind/index/**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(`${site.url}/search/`);
  await focusField(page);
  const submit = (query: string) =>
    page.evaluate((text) => {
      const field = document.querySelector('[name=q]') as HTMLInputElement;
      field.value = text;
      field.form?.requestSubmit();
    }, query);
  const asked = page.waitForRequest('**/pagefind/index/**');
  await submit('Unet');
  await asked;
  await submit('!!');
  await page.locator('.says', { hasText: 'no letters' }).waitFor();
  // The first question is answered when the words of its hits have come and the page has nothing left to do.
  const answer = page.waitForResponse('**/pagefind/fragment/**');
  held.resolve();
  await (await answer).finished();
  await idle(page);
  expect(await page.locator('.says').textContent()).toContain('no letters');
  await page.context().close();
});

test('a topic to begin with is searched for', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/`);
  await page.getByRole('button', { name: 'Image restoration' }).click();
  await page.locator('main .hit', { hasText: 'Image restoration' }).first().waitFor();
  expect(await page.inputValue('[name=q]')).toBe('Image restoration');
  await page.context().close();
});

test('a section of prose is found once, in both languages, with the part of it that matters', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/?q=practitioner&kind=page&lang=zh`);
  const hit = page.locator('main .hit');
  await hit.first().waitFor();
  expect(await hit.count()).toBe(1);
  expect(await hit.locator('[lang]').count()).toBe(2);
  expect((await hit.locator('[lang="zh-Hans"]').textContent())?.length).toBeLessThan(200);
  await page.context().close();
});

test('a misspelt word says what was searched for instead; an absent one says so and helps', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/search/`);
  await ask(page, 'interpolatoin');
  expect(await page.locator('.says').textContent()).toContain('“interpolation”');
  await ask(page, 'zyxwvuts');
  expect(await page.locator('.says').textContent()).toContain('Nothing found for “zyxwvuts”');
  expect(await page.locator('.advice').isVisible()).toBe(true);
  expect(await page.locator('.topic').count()).toBeGreaterThan(4);
  expect(await axe(page)).toEqual([]);
  await ask(page, 'resblok');
  expect(await page.locator('.says').textContent()).toContain('“res-block”');
  await page.context().close();
});

const hostile: readonly string[] = [
  'x'.repeat(10_000),
  '!?…、。',
  '😀🎉',
  '\ud800 lone',
  '<img src=x onerror=alert(1)>',
  '(.*)+[a-z]{1,}$^\\',
  '"></script><script>alert(1)</script>',
];

test.each(hostile.map((query) => [query.slice(0, 20), query]))(
  'a hostile query does nothing but search: %s',
  async (_start, query = '') => {
    const { page, complaints } = await newReader(browser);
    page.on('dialog', () => complaints.push('a dialog opened'));
    await page.goto(`${site.url}/search/?q=${encodeURIComponent(query.toWellFormed())}`);
    await page.waitForFunction(() => (document.querySelector('.says')?.textContent ?? '').trim().length > 12);
    expect(await page.locator('main .says :is(img, script)').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('letters being composed are not searched for', async () => {
  const { page } = await newReader(browser);
  await page.clock.install();
  await page.goto(`${site.url}/search/`);
  await page.focus('[name=q]');
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'tiao', selectionStart: 4, selectionEnd: 4 });
  await page.clock.runFor(1000);
  expect((await page.locator('.says').textContent())?.trim()).toBe('');
  await client.send('Input.insertText', { text: '跳跃' });
  await page.locator('main .hit').first().waitFor();
  const before = page.url();
  await page.keyboard.type('x');
  await client.send('Input.imeSetComposition', { text: 'lian', selectionStart: 4, selectionEnd: 4 });
  await page.clock.runFor(1000);
  expect(page.url()).toBe(before);
  await client.send('Input.insertText', { text: '' });
  expect(await page.locator('.says').textContent()).toContain('“跳跃”');
  await page.context().close();
});

describe('a search that cannot be made', () => {
  const failures = [
    ['a missing index', (url: string) => url.includes('moments.json'), { status: 404, body: 'gone' }],
    ['a truncated index', (url: string) => url.endsWith('.pf_meta'), { status: 200, body: 'x' }],
    [
      'a page of the host instead of the index',
      (url: string) => url.includes('moments.json'),
      { status: 200, body: '<!doctype html>' },
    ],
    ['a part of another build', (url: string) => url.endsWith('.pf_index'), { status: 404, body: '' }],
  ] as const;

  test.each(failures)('for %s says so, and a retry works', async (_name, matches, answer) => {
    const { page } = await newReader(browser);
    let broken = true;
    await page.route(
      (url) => matches(url.pathname),
      (route) => (broken ? route.fulfill(answer) : route.continue()),
    );
    await page.goto(`${site.url}/search/?q=Unet`);
    await page.locator('.retry').waitFor();
    expect(await page.locator('.says').textContent()).toContain('“Unet”');
    broken = false;
    await page.click('.retry');
    await page.locator('main .hit').first().waitFor();
    expect(await page.locator('.retry').isVisible()).toBe(false);
    await page.context().close();
  });
});

test('nothing of the search is loaded before the reader reaches for it', async () => {
  const { page } = await newReader(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}${lesson}`, { waitUntil: 'networkidle' });
  expect(asked.filter((path) => /pagefind|search/.test(path))).toEqual([]);
  await page.goto(`${site.url}/search/`, { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.includes('pagefind'))).toEqual([]);
  await focusField(page);
  await expect.poll(() => asked.some((path) => path.includes('pagefind'))).toBe(true);
  await page.goto(`${site.url}${lesson}`, { waitUntil: 'networkidle' });
  await page.focus('[data-search-open]');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  expect(asked.some((path) => path.includes('search'))).toBe(true);
  await page.context().close();
});

test('without JavaScript the search page says so and leads to the outlines', async () => {
  const { page } = await newReader(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}/search/`);
  expect(await page.locator('noscript p').textContent()).toContain('The search needs JavaScript');
  await page.locator('noscript a, main a').filter({ hasText: 'Lesson 7' }).first().click();
  expect(new URL(page.url()).pathname).toBe(lesson);
  await page.context().close();
});

test('below a base path the search works the same', async () => {
  const { page, complaints } = await newReader(browser);
  await page.goto(`${repo.url}/`);
  await page.keyboard.press('/');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.type('跳跃连接');
  await page.locator('dialog [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/repo\/fastai-2019-part-1\/lesson-7\/#t=/);
  expect(complaints).toEqual([]);
  await page.context().close();
});

/** Waits until all that was fetched has been taken up: the page rests with no request under way. */
async function idle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((rest) => requestIdleCallback(() => setTimeout(rest))));
}
