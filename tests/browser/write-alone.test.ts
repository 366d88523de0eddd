import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { browser } from './open-page.ts';
import {
  field,
  freshContexts,
  link,
  notes,
  openWriter,
  untilRead,
  untilSaved,
  useTool,
  VIDEO,
} from './write-page.ts';

const site = inject('ownSite');
const contexts = freshContexts();

test('once loaded it needs no network: every tool works from then on', async () => {
  const { page } = await openWriter(contexts.context, site.url);
  await contexts.context.setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByLabel('Link to the video').fill(VIDEO);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('offline');
  await untilRead(page, 1);
  await notes(page).fill(
    `- offline 离线[0:00:05](https://youtu.be/${VIDEO}?t=5)\n- the train 火车 ${link(9)}\n- home`,
  );
  await untilRead(page, 3);
  await useTool(page, 1, 'plus');
  await useTool(page, 1, 'down');
  await expect.poll(() => field(page, 2, 'en').inputValue()).toBe('the train');
  await useTool(page, 2, 'up');
  await expect.poll(() => field(page, 1, 'en').inputValue()).toBe('the train');
  await useTool(page, 1, 'merge');
  await untilRead(page, 2);
  await page.locator('.write-said').getByRole('button', { name: 'Undo' }).click();
  await untilRead(page, 3);
  await page.getByRole('tab', { name: 'The page' }).click();
  await page.locator('.write-page .moment').nth(1).waitFor();
  await page.getByRole('tab', { name: 'To look at' }).click();
  await page.getByRole('button', { name: 'Fix it like this' }).click();
  const fixed = `- offline 离线 ${link(5)}\n- the train 火车 ${link(10)}\n- home`;
  expect(await notes(page).inputValue()).toBe(fixed);
  await page.locator('.to-write').waitFor();
  await untilSaved(page, fixed);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download it' }).click(),
  ]);
  expect(await text(await download.createReadStream())).toBe(fixed);
  await page.locator('.write-drafts > summary').click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page
    .locator('.write-drafts > ul')
    .getByRole('button', { name: /^offline/ })
    .click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.locator('.write-said').getByRole('button', { name: 'Bring it back' }).click();
  expect(await notes(page).inputValue()).toBe(fixed);
  // A download is a request of its own, of what the page holds.
  expect(asked.filter((url) => !/^blob:|favicon/.test(url))).toEqual([]);
});

test('a reader of notes that could not be loaded is tried again when the network is back', async () => {
  await contexts.context.route('**/parse-worker*', (route) => route.abort());
  const { page } = await openWriter(contexts.context, site.url);
  await notes(page).fill(`- on a train 在火车上 ${link(1)}`);
  await page.locator('.write-notice', { hasText: 'could not be loaded' }).waitFor();
  await untilSaved(page, 'on a train');
  await contexts.context.unrouteAll();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await untilRead(page, 1);
  expect(await page.locator('.write-notice').textContent()).toBe('');
});

test('a fault of the parser loses no text and is told', async () => {
  const page = await contexts.context.newPage();
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      postMessage({ id }: { id: number }) {
        const data = { id, failure: 'RangeError: a test' };
        setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
      }
      terminate() {}
    } as unknown as typeof Worker;
  });
  await page.goto(`${site.url}/write/?lang=en`);
  await notes(page).fill('words that matter');
  await page.locator('.write-notice', { hasText: 'a test' }).waitFor();
  await expect.poll(() => notes(page).inputValue()).toBe('words that matter');
  await untilSaved(page, 'words that matter');
});

test('nothing of it is loaded on another page', async () => {
  const asked: string[] = [];
  contexts.context.on('request', (request) => asked.push(request.url()));
  const page = await contexts.context.newPage();
  await page.goto(`${site.url}/fastai-2019-part-1/lesson-7/`, { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /write|parse-worker/.test(url))).toEqual([]);
  expect(await page.locator('.contribute a[href*="/write/"]').getAttribute('href')).toBe(
    '/write/?lesson=fastai-2019-part-1/lesson-7',
  );
});

test('without JavaScript the page says how notes are written by hand', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${site.url}/write/`);
  expect(await page.locator('write-notes').isVisible()).toBe(false);
  const words = await page.locator('main').textContent();
  expect(words).toContain('one line for each point');
  expect(words).toContain('每个要点写一行');
  await plain.close();
});
