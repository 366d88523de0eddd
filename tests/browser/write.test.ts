import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { fakeYoutube } from './fake-embed.ts';
import { axe, connect } from './open-page.ts';
import {
  field,
  link,
  notes,
  openWriter,
  setClock,
  untilRead,
  untilSaved,
  useTool,
  VIDEO,
} from './write-desk.ts';

const site = inject('ownSite');
const seed = readFileSync(
  new URL('../notes/fixtures/seed/fastai-courses-inside-out.md', import.meta.url),
  'utf8',
);
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
});

afterEach(async () => {
  await context.close();
});

describe('taking notes', () => {
  test('by keyboard alone: stamp, type English and Chinese, see the page', async () => {
    const { page, complaints } = await openWriter(context, site.url);
    await page.getByLabel('Link to the video').fill(`https://www.youtube.com/watch?v=${VIDEO}`);
    await setClock(page, '0:02:17');
    await page.keyboard.press('Control+Enter');
    // Not waited for: what is typed at once is already the new entry's.
    await page.keyboard.type('Purpose: CNN scratch');
    await page.keyboard.press('Enter');
    await page.keyboard.type('目标：手动构建CNN');
    await setClock(page, '2:33');
    await page.keyboard.press('Alt+t');
    await page.keyboard.type('ResNet');
    await page.keyboard.press('Tab');
    await page.keyboard.type('残差网络');
    await untilRead(page, 2);
    expect(await notes(page).inputValue()).toBe(
      `- Purpose: CNN scratch 目标：手动构建CNN ${link(137)}\n- ResNet | 残差网络 ${link(153)}\n`,
    );
    expect(await page.locator('.write-said').textContent()).toContain('0:02:33');
    await page.locator('#site\\:w-tab-rows').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.write-page .moment').count()).toBe(2);
    expect(await page.locator('.write-page [id="t=153"] [lang="zh-Hans"]').textContent()).toBe('残差网络');
    expect(complaints).toEqual([]);
  });

  test('an earlier point that is seen again gets its place, and the words go where the caret is', async () => {
    const { page } = await openWriter(context, site.url);
    await notes(page).fill(`- a 一 ${link(10)}\n- c 三 ${link(30)}`);
    await untilRead(page, 2);
    await setClock(page, '0:20');
    await page.getByRole('button', { name: 'New entry here' }).click();
    await page.keyboard.type('b');
    expect(await notes(page).inputValue()).toBe(`- a 一 ${link(10)}\n- b ${link(20)}\n- c 三 ${link(30)}`);
    await notes(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('d 四');
    expect((await notes(page).inputValue()).split('\n')[3]).toBe(`- d 四 ${link(20)}`);
  });

  test('without a video nothing is stamped, and the link is asked for', async () => {
    const { page } = await openWriter(context, site.url);
    await notes(page).fill('some words');
    await page.keyboard.press('Control+Enter');
    expect(await notes(page).inputValue()).toBe('some words');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('video');
    await page.keyboard.type('https://example.org/watch');
    expect(await page.locator('.write-video-state').textContent()).toContain('no link to a video');
  });

  test('the keys can be switched off, and stay off', async () => {
    const { page } = await openWriter(context, site.url);
    await notes(page).fill(`- a ${link(1)}`);
    await untilRead(page, 1);
    await page.locator('.write-help summary').click();
    await page.getByLabel('Keys are on').uncheck();
    await notes(page).focus();
    for (const key of ['Control+Enter', 'Alt+t']) await page.keyboard.press(key);
    expect((await notes(page).inputValue()).match(/youtu\.be/g)).toHaveLength(1);
    await page.reload();
    expect(await page.getByLabel('Keys are on').isChecked()).toBe(false);
  });

  test('the clock runs, stands still and takes steps', async () => {
    const { page } = await openWriter(context, site.url);
    await page.clock.install();
    await page.reload();
    const now = page.locator('input[name="now"]');
    await page.keyboard.press('Alt+k');
    await page.clock.runFor(3300);
    expect(await now.inputValue()).toBe('0:00:03');
    await page.keyboard.press('Alt+k');
    await page.clock.runFor(5000);
    await page.keyboard.press('Alt+l');
    expect(await now.inputValue()).toBe('0:00:08');
    await page.keyboard.press('Alt+j');
    await page.keyboard.press('Alt+j');
    expect(await now.inputValue()).toBe('0:00:00');
  });
});

describe('the entries', () => {
  const three = `- a ${link(1)}\n- the b 二 ${link(2)}\n    - nested\n- c ${link(3)}\n`;

  test.each([
    ['plus', 0, three.replace(link(1), link(2))],
    ['minus', 3, three.replace(link(3), link(2))],
    ['now', 2, three.replace('nested', `nested ${link(50)}`)],
    ['down', 0, `- the b 二 ${link(2)}\n    - nested\n- a ${link(1)}\n- c ${link(3)}\n`],
    ['up', 3, `- a ${link(1)}\n- c ${link(3)}\n- the b 二 ${link(2)}\n    - nested\n`],
    ['merge', 0, `- a; the b 二 ${link(1)}\n    - nested\n- c ${link(3)}\n`],
    ['delete', 1, `- a ${link(1)}\n- nested\n- c ${link(3)}\n`],
  ])('%s, and back', async (tool, entry, expected) => {
    const { page } = await openWriter(context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    await setClock(page, '0:50');
    await useTool(page, entry, tool);
    expect(await notes(page).inputValue()).toBe(expected);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await notes(page).inputValue()).toBe(three);
    await page.getByRole('button', { name: 'Redo' }).click();
    expect(await notes(page).inputValue()).toBe(expected);
  });

  test('fields write the same text, and undo comes back to them', async () => {
    const { page } = await openWriter(context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    await field(page, 0, 'zh').fill('一');
    expect((await notes(page).inputValue()).split('\n')[0]).toBe(`- a | 一 ${link(1)}`);
    await field(page, 0, 'time').focus();
    // Pressed faster than the text is read.
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    expect(await field(page, 0, 'time').inputValue()).toBe('0:00:03');
    await field(page, 0, 'time').fill('1:00');
    await page.keyboard.press('Enter');
    expect((await notes(page).inputValue()).split('\n')[0]).toBe(`- a | 一 ${link(60)}`);
    await field(page, 0, 'time').fill('soon');
    await page.keyboard.press('Enter');
    expect(await field(page, 0, 'time').inputValue()).toBe('0:01:00');
    await field(page, 0, 'zh').focus();
    for (let step = 0; step < 6; step++) await page.keyboard.press('Control+z');
    expect(await notes(page).inputValue()).toBe(three);
    await expect.poll(() => field(page, 0, 'zh').inputValue()).toBe('');
  });

  test('Chinese that is composed is written when it is done, and undone as a whole', async () => {
    const { page } = await openWriter(context, site.url);
    await notes(page).fill(`- the skip connection ${link(1)}`);
    await untilRead(page, 1);
    await field(page, 0, 'zh').focus();
    const input = await context.newCDPSession(page);
    for (const text of ['t', 'tiao', 'tiao yue'])
      await input.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    expect(await notes(page).inputValue()).toBe(`- the skip connection ${link(1)}`);
    await input.send('Input.insertText', { text: '跳跃连接' });
    expect(await notes(page).inputValue()).toBe(`- the skip connection 跳跃连接 ${link(1)}`);
    await page.keyboard.press('Control+z');
    expect(await notes(page).inputValue()).toBe(`- the skip connection ${link(1)}`);
    await notes(page).focus();
    await page.keyboard.press('Control+End');
    await input.send('Input.imeSetComposition', { text: 'wo', selectionStart: 2, selectionEnd: 2 });
    await input.send('Input.insertText', { text: '我' });
    await page.keyboard.press('Control+z');
    expect(await notes(page).inputValue()).toBe(`- the skip connection ${link(1)}`);
  });

  test('moving by key keeps the focus in the entry', async () => {
    const { page } = await openWriter(context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    await field(page, 0, 'en').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => field(page, 2, 'en').inputValue()).toBe('a');
    await page.keyboard.press('Alt+ArrowDown');
    await expect
      .poll(() => notes(page).inputValue())
      .toBe(
        three
          .split('\n')
          .slice(1, 4)
          .concat(`- a ${link(1)}`, '')
          .join('\n'),
      );
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value))
      .toBe('a');
  });
});

describe('notes that were written elsewhere', () => {
  test('the first author’s raw notes: everything there, mended by clicks', async () => {
    const { page, complaints } = await openWriter(context, site.url);
    await notes(page).fill(seed);
    await untilRead(page, 94);
    expect(await page.getByLabel('Link to the video').inputValue()).toBe(`https://youtu.be/${VIDEO}`);
    await page.getByRole('tab', { name: /The page/ }).click();
    expect(await page.locator('.write-page .moment').count()).toBe(91);
    await page.getByRole('tab', { name: /To look at/ }).click();
    const findings = page.locator('.finding-list > li');
    const before = await findings.count();
    const label = findings.filter({ hasText: ':0:31:56' });
    await label.getByRole('button', { name: 'Mend it so' }).click();
    await label.waitFor({ state: 'detached' });
    expect(await notes(page).inputValue()).toContain('[0:31:56](');
    expect(await findings.count()).toBe(before - 1);
    await findings
      .filter({ hasText: 'from_folder' })
      .getByRole('button', { name: 'They are two halves' })
      .click();
    await findings.filter({ hasText: 'from_folder' }).waitFor({ state: 'detached' });
    expect(await notes(page).inputValue()).toContain('- ImageList.from_folder | 从文件夹提供图片 [0:03:19]');
    await page.getByRole('button', { name: 'Mend all that is clear' }).click();
    await findings.filter({ hasText: 'time link' }).waitFor({ state: 'detached' });
    const words = (text: string) => text.replace(/[\s:|]|^-$/gm, '');
    expect(words(await notes(page).inputValue())).toBe(words(seed).replace(/-$/, ''));
    expect(complaints).toEqual([]);
  });

  test('a missing half on the page leads to its field', async () => {
    const { page } = await openWriter(context, site.url, '?lang=both');
    await notes(page).fill(`- the first 第一 ${link(1)}\n- the second ${link(2)}`);
    await untilRead(page, 2);
    await page.getByRole('tab', { name: /The page/ }).click();
    await page.locator('.write-page .missing').click();
    await page.keyboard.type('第二');
    expect(await notes(page).inputValue()).toContain(`- the second 第二 ${link(2)}`);
  });

  test('what strangers wrote does nothing on the page', async () => {
    const { page, complaints } = await openWriter(context, site.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await notes(page).fill(
      `- <img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1)) ![p](p.png) ${link(1)}`,
    );
    await untilRead(page, 1);
    await page.getByRole('tab', { name: /The page/ }).click();
    await page.locator('.write-page .moment').waitFor();
    expect(await page.locator('.write-page :is(img, script, [onerror], a[href^="javascript"])').count()).toBe(
      0,
    );
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the video', () => {
  test('is asked for by the writer, tells its time, and goes to an entry', async () => {
    await fakeYoutube(context, { live: false });
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    const { page } = await openWriter(context, site.url);
    await page.getByLabel('Link to the video').fill(`https://youtu.be/${VIDEO}?t=100`);
    expect(await page.locator('input[name="now"]').inputValue()).toBe('0:01:40');
    expect(asked.filter((url) => url.includes('youtube'))).toEqual([]);
    await page.getByRole('button', { name: 'Watch here' }).click();
    await page.locator('.write-watch[data-running]').waitFor();
    const frame = await (await page.locator('.write-screen iframe').elementHandle())?.contentFrame();
    await frame?.evaluate('window.fake.advance(37)');
    await expect.poll(() => page.locator('input[name="now"]').inputValue()).toBe('0:02:17');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('here');
    expect(await notes(page).inputValue()).toBe(`- here ${link(137)}\n`);
    await setClock(page, '0:10');
    await expect.poll(() => frame?.evaluate('window.fake.time()')).toBe(10);
    await useTool(page, 0, 'play');
    await expect.poll(() => frame?.evaluate('window.fake.time()')).toBe(137);
  });

  test('that cannot be reached leaves the clock, with a sentence and the plain link', async () => {
    await fakeYoutube(context, { blocked: true });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${site.url}/write/?lang=en`);
    await page.getByLabel('Link to the video').fill(`https://youtu.be/${VIDEO}`);
    await page.getByRole('button', { name: 'Watch here' }).click();
    await page.clock.runFor(10_000);
    const state = page.locator('.write-video-state');
    expect(await state.textContent()).toContain('YouTube does not answer');
    expect(await state.locator('a').getAttribute('href')).toContain(VIDEO);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.clock.runFor(4000);
    await page.keyboard.press('Control+Enter');
    expect(await notes(page).inputValue()).toContain(link(4));
  });
});

test('once loaded it needs no network', async () => {
  const { page, complaints } = await openWriter(context, site.url);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByLabel('Link to the video').fill(VIDEO);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('offline');
  await untilRead(page, 1);
  for (const tab of [/The page/, /To look at/]) await page.getByRole('tab', { name: tab }).click();
  await page.locator('.to-write').waitFor();
  await untilSaved(page, `- offline ${link(0)}`);
  expect(complaints).toEqual([]);
});

test('a fault of the parser loses no text and is told', async () => {
  const page = await context.newPage();
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
  expect(await notes(page).inputValue()).toBe('words that matter');
  await untilSaved(page, 'words that matter');
});

test('nothing of it is loaded on another page', async () => {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
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

test.each([
  { lang: 'en', width: 390, height: 844, colorScheme: 'light' },
  { lang: 'zh', width: 390, height: 844, colorScheme: 'dark' },
  { lang: 'en', width: 1440, height: 900, colorScheme: 'dark' },
  { lang: 'zh', width: 1440, height: 900, colorScheme: 'light' },
] as const)(
  'every state is for everyone, in $lang at $width px in $colorScheme colours',
  async ({ lang, width, height, colorScheme }) => {
    const device = await browser.newContext({ viewport: { width, height }, colorScheme });
    const { page, complaints } = await openWriter(device, site.url, `?lang=${lang}`);
    const found: string[] = [];
    const look = async (state: string) => {
      found.push(...(await axe(page)).map((one) => `${state}: ${one}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${state}: ${wide} px too wide`);
    };
    await look('empty');
    await notes(page).fill(seed);
    await untilRead(page, 94);
    await field(page, 3, 'en').focus();
    await look('entries');
    for (const name of ['page', 'findings']) {
      await page.locator(`#site\\:w-tab-${name}`).click();
      await look(name);
    }
    for (const summary of await page.locator('write-notes summary:visible').all()) await summary.click();
    await page.locator('.write-drafts [name="delete"]').click();
    await look('everything open, with a message');
    await page.locator('[name="video"]').fill('no video');
    await look('a bad link');
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await device.close();
  },
);
