import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Behaviour, fakeBilibili, fakeYoutube } from '../../scripts/bench/fake-embed.ts';
import { newReader } from './open-page.ts';

/** A reader of a lesson, with fakes in place of the foreign players and of their sites. */
export interface Reader {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Every address outside of the site that was asked for. */
  readonly foreign: readonly string[];
  close(): Promise<void>;
}

/** The two screens that everything is tried on. */
export const SCREENS = [
  ['1440 px', { width: 1440, height: 900 }],
  ['390 px', { width: 390, height: 844 }],
] as const;

/** Opens a lesson. Nothing leaves the machine: foreign pages are empty ones. */
export async function readLesson(
  browser: Browser,
  url: string,
  { embed = {}, ...options }: BrowserContextOptions & { embed?: Behaviour } = {},
): Promise<Reader> {
  const { page, complaints } = await newReader(browser, options);
  const context = page.context();
  const foreign: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) foreign.push(request.url());
  });
  await fakeYoutube(context, embed);
  await fakeBilibili(context);
  for (const host of ['https://youtu.be/**', 'https://www.bilibili.com/**'])
    await context.route(host, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>elsewhere</title>' }),
    );
  await page.goto(url);
  return { page, complaints, foreign, close: () => context.close() };
}

/** The plain links to the lecture that show. */
export function facade(page: Page) {
  return page.locator('.facade:visible').first();
}

/** Collects what the player tells the page, from now on. */
export async function listenTo(page: Page, type: string): Promise<() => Promise<unknown[]>> {
  await page.evaluate((name) => {
    const heard: unknown[] = [];
    document.addEventListener(name, (event) => heard.push((event as CustomEvent).detail));
    Object.assign(window, { [`heard ${name}`]: heard });
  }, type);
  return () =>
    page.evaluate((name) => (window as unknown as Record<string, unknown[]>)[`heard ${name}`] ?? [], type);
}

/** Tells which second the player told the page last, whatever it told before this call left out. */
export async function lastSecond(page: Page): Promise<() => Promise<number | undefined>> {
  const times = await listenTo(page, 'lecture:time');
  return async () => ((await times()).at(-1) as { seconds: number } | undefined)?.seconds;
}

/** Dispatches an event on the document, as other parts of the page do. */
export async function dispatch(page: Page, type: string, detail: object): Promise<void> {
  await page.evaluate(([name, value]) => document.dispatchEvent(new CustomEvent(name, { detail: value })), [
    type,
    detail,
  ] as const);
}

/** Waits until the page has stood still for a while. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let last = -1; last !== scrollY; ) {
      last = scrollY;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  });
}
