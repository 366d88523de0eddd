import { expect, inject, test } from 'vitest';
import { advance, embedFrame, fakeYoutube, untilReady } from '../../scripts/bench/fake-embed.ts';
import { newVictim } from './hostile-page.ts';
import { lastSecond } from './lesson-reader.ts';
import { payloads } from './payloads.ts';

const site = inject('hostileSite');
const STRANGER = 'https://evil.example/page';
/** What the player would obey, were it said by the right window from the right origin. */
const LIES = [
  '{"event":"onReady"}',
  '{"event":"infoDelivery","info":{"currentTime":2000,"playerState":2}}',
  '{"event":"onStateChange","info":0}',
  '{"event":"onError","info":150}',
];

test('messages of the right window in a wrong shape run nothing and change nothing', async () => {
  const { context, reached } = await newVictim();
  await fakeYoutube(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${site.url}/imported/chapters-2/`);
  await page.locator('.moment .time').nth(3).click();
  await untilReady(page);
  const second = await lastSecond(page);
  const before = await page.locator('lecture-player').getAttribute('data-state');
  await (await embedFrame(page)).evaluate(
    ([all, lies]) => {
      const odd = [null, 0, '', '{', '[]', '"x"', '{"event":{}}', {}, [], new Uint8Array(3)];
      const strange = all.flatMap((words) => [
        words,
        { event: words, info: words },
        JSON.stringify({ event: words, info: words, __proto__: words }),
        `{"__proto__":{"ran":1},"event":"infoDelivery","info":${JSON.stringify({ currentTime: words, duration: words, playbackRate: words, playerState: words })}}`,
        JSON.stringify({ event: 'onStateChange', info: words }),
      ]);
      const asObjects = lies.map((lie) => JSON.parse(lie));
      const shapes = ['constructor', 'toString', '__proto__', [1], { 1: 1 }, -9, null, '1e999'].map((info) =>
        JSON.stringify({ event: 'onStateChange', info }),
      );
      const times = ['-1', '1e999', '"5"', 'null', '[5]'].map(
        (time) =>
          `{"event":"infoDelivery","info":{"currentTime":${time},"progressState":{"current":${time}}}}`,
      );
      for (const one of [...odd, ...strange, ...asObjects, ...shapes, ...times])
        window.parent.postMessage(one, '*');
    },
    [payloads, LIES] as const,
  );
  // Heard after all of these.
  await advance(page, 1);
  await expect.poll(second, { timeout: 20_000 }).toBe(31);
  expect(await page.locator('lecture-player').getAttribute('data-state')).toBe(before);
  expect(await page.evaluate(() => [Object.hasOwn(globalThis, 'ran'), 'ran' in {}])).toEqual([false, false]);
  expect(errors).toEqual([]);
  expect(reached.filter((one) => !one.includes('youtube-nocookie.com'))).toEqual([]);
  await context.close();
});

test('a stranger who opens or frames our pages is not heard by any of them', async () => {
  const { context, reached } = await newVictim();
  await fakeYoutube(context);
  await context.route(STRANGER, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>stranger</title>' }),
  );
  const stranger = await context.newPage();
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().message));
  await stranger.goto(STRANGER);
  for (const path of ['/imported/chapters-2/#t=30', '/study/', '/write/', '/search/?q=x']) {
    const [victim] = await Promise.all([
      context.waitForEvent('page'),
      stranger.evaluate((url) => {
        Object.assign(window, { victim: window.open(url, '_blank') });
      }, `${site.url}${path}`),
    ]);
    await victim.waitForLoadState('networkidle');
    if (path.startsWith('/imported')) {
      await victim.locator('.moment .time').nth(3).click();
      await untilReady(victim);
    }
    const shown = () =>
      victim.evaluate(() => [
        location.href,
        document.title,
        document.querySelector('main')?.textContent,
        document.querySelector('lecture-player')?.getAttribute('data-state'),
        JSON.stringify(localStorage),
        Object.hasOwn(globalThis, 'ran'),
      ]);
    const before = await shown();
    await victim.evaluate(() => {
      const heard = new Promise((resolve) =>
        addEventListener('message', ({ data }) => data === 'end' && resolve(data)),
      );
      Object.assign(window, { heard });
    });
    await stranger.evaluate(
      (all) => {
        const { victim: opened } = window as unknown as { victim: Window };
        for (const words of all) {
          opened.postMessage(words, '*');
          opened.postMessage(
            { tab: words, open: words, id: 1, task: 'read', text: words, reading: words },
            '*',
          );
        }
        opened.postMessage('end', '*');
      },
      [...LIES, ...payloads],
    );
    await victim.evaluate(() => (window as unknown as { heard: Promise<unknown> }).heard);
    expect(await shown(), path).toEqual(before);
    await victim.close();
  }
  expect(errors).toEqual([]);
  expect(reached.filter((one) => !one.includes('youtube-nocookie.com'))).toEqual([]);
  await context.close();
});
