import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page } from 'playwright-core';

const FRAME = readFileSync(new URL('fake-youtube.html', import.meta.url), 'utf8');

/** How the fake of YouTube's embed behaves. */
export interface Behaviour {
  /** `false`: the frame loads and never says a word. A number: it begins to answer after so many milliseconds. */
  readonly answers?: boolean | number;
  /** `true`: the frame does not load at all. */
  readonly blocked?: boolean;
  /** The error that videos of these ids end in. */
  readonly errors?: Readonly<Record<string, number>>;
  /** Seconds. */
  readonly duration?: number;
  /** True to let time pass by itself while it plays; else only `advance` moves it. */
  readonly live?: boolean;
}

/** What a test may do to the fake from inside of its frame, as a viewer's hand on the video would. */
interface Handle {
  readonly log: readonly { event: string; func?: string; args?: readonly unknown[] }[];
  readonly params: Readonly<Record<string, string>>;
  readonly referrer: string;
  time(): number;
  state(): number;
  advance(seconds: number): void;
  seekByHand(seconds: number): void;
  /** A speed chosen from the video's own menu. */
  rateByHand(rate: number): void;
  become(state: number): void;
  fail(error: number): void;
  /** Tells a time as if it came late, and goes on where it was. */
  tellLate(seconds: number): void;
}

/**
 * Serves a fake in place of YouTube's embed. It speaks the protocol as the real one does: silent until it is asked to
 * report, errors and states only to those who subscribed, commands as JSON strings, nothing to a page whose origin it
 * was not told, error 153 without a referrer.
 */
export async function fakeYoutube(context: BrowserContext, behaviour: Behaviour = {}): Promise<void> {
  await context.route('https://www.youtube-nocookie.com/**', (route) =>
    behaviour.blocked
      ? route.abort('blockedbyclient')
      : route.fulfill({ contentType: 'text/html', body: page(behaviour) }),
  );
}

/** Serves a still page in place of Bilibili's player, which tells nothing. */
export async function fakeBilibili(context: BrowserContext): Promise<void> {
  await context.route('https://player.bilibili.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bilibili</title>' }),
  );
}

/** The frame of the foreign player that is open. */
export async function embedFrame(page: Page): Promise<Frame> {
  const element = await page.locator('.screen iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('No embed is open.');
  await frame.waitForLoadState();
  return frame;
}

/** Does something in the fake's frame. */
export async function inEmbed<T, Given extends readonly unknown[]>(
  page: Page,
  act: (fake: Handle, ...given: Given) => T,
  ...given: Given
): Promise<T> {
  const frame = await embedFrame(page);
  return frame.evaluate(`(${act})(window.fake, ...${JSON.stringify(given)})`) as Promise<T>;
}

/** Lets a video play on for some seconds. */
export async function advance(page: Page, seconds: number): Promise<void> {
  await inEmbed(page, (fake, by) => fake.advance(by), seconds);
}

/** Waits until the open video has answered and obeys. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('lecture-player[data-state]:not([data-state="unstarted"])').waitFor();
}

function page(behaviour: Behaviour): string {
  return `<script>window.behaviour=${JSON.stringify(behaviour)}</script>${FRAME}`;
}
