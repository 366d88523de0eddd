import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession } from 'playwright-core';
import { fakeYoutube, inEmbed, untilReady } from './fake-embed.ts';
import { writeLessons } from './generate-lessons.ts';
import { serve } from './serve.ts';

const MOMENTS = 500;
/** How long, in seconds, a still page and a playing one are measured; in the latter time several moments begin. */
const IDLE = 20;
const WATCHED = 120;

/** What following a video costs the page's main thread, in milliseconds a second. */
export interface FollowCost {
  readonly idle: number;
  readonly playing: number;
  /** Playing without what the page costs when nothing happens. */
  readonly following: number;
  /** How many moments began while it was measured. */
  readonly moments: number;
}

/** Plays a lesson of 500 moments with a fake of YouTube's embed. `work` is a folder for what that takes. */
export async function benchFollow(browser: Browser, work: string): Promise<FollowCost> {
  const site = await serve(buildLesson(work));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await fakeYoutube(context, { live: true, duration: 100_000 });
    const page = await context.newPage();
    await page.goto(`${site.url}/generated-1/lesson-1/`);
    await page
      .locator('.moment .time')
      .nth(MOMENTS / 2)
      .click();
    await untilReady(page);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await inEmbed(page, (fake) => fake.become(2));
    await page.locator('[data-state="paused"]').waitFor();
    const idle = await costOf(session, IDLE);
    const current = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.moment')].findIndex((moment) => moment.matches('[aria-current]')),
      );
    const before = await current();
    await inEmbed(page, (fake) => fake.become(1));
    await page.locator('[data-state="playing"]').waitFor();
    const playing = await costOf(session, WATCHED);
    return { idle, playing, following: playing - idle, moments: (await current()) - before };
  } finally {
    await context.close();
    await site.close();
  }
}

function buildLesson(work: string): string {
  const content = join(work, 'content');
  writeLessons(content, { lessons: 1, entries: MOMENTS });
  const out = join(work, 'long');
  const env = { CONTENT_DIR: content, OUT_DIR: out, CACHE_DIR: join(work, 'cache') };
  execFileSync(process.execPath, [fileURLToPath(new URL('../build.ts', import.meta.url))], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return out;
}

async function costOf(session: CDPSession, seconds: number): Promise<number> {
  // What was asked for before is done first.
  await wait(3);
  const before = await taskTime(session);
  await wait(seconds);
  return ((await taskTime(session)) - before) / seconds;
}

/** How long, in milliseconds of its own time, the main thread has worked for the page. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
}
