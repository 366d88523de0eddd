import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { browser } from './open-page.ts';

/** The test video. */
export const VIDEO = '9spwoDYwW_I';

/** A time link of the test video, as the note taker writes it. */
export function link(seconds: number): string {
  const time = new Date(seconds * 1000).toISOString().slice(12, 19);
  return `[${time}](https://youtu.be/${VIDEO}?t=${seconds})`;
}

/** Gives each test of a file a device of its own, on which nothing is kept yet. */
export function freshContexts(options: BrowserContextOptions = {}): {
  readonly context: BrowserContext;
} {
  let context: BrowserContext;
  beforeEach(async () => {
    const desktop = { locale: 'en-US', viewport: { width: 1440, height: 900 } };
    context = await browser.newContext({ ...desktop, ...options });
  });
  afterEach(() => context.close());
  return {
    get context() {
      return context;
    },
  };
}

/** Opens the note taker; what it complains about in its console is collected. */
export async function openWriter(
  context: BrowserContext,
  site: string,
  query = '?lang=en',
): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site}/write/${query}`);
  await page.locator('write-notes:not([hidden])').waitFor();
  return { page, complaints };
}

/** The text area that holds the notes. */
export function notes(page: Page) {
  return page.locator('textarea[name="text"]');
}

/** Waits until the list of entries shows what the text holds. */
export async function untilRead(page: Page, entries: number): Promise<void> {
  await page.locator(`#site\\:w-tab-rows .count:text-is("${entries || ''}")`).waitFor({ state: 'attached' });
}

/** The field of an entry, the first is 0. */
export function field(page: Page, entry: number, name: 'time' | 'en' | 'zh') {
  return page.locator('.write-rows .row').nth(entry).locator(`[name="${name}"]`);
}

/** Presses a tool of an entry. */
export async function useTool(page: Page, entry: number, name: string): Promise<void> {
  await field(page, entry, 'time').focus();
  await page.locator('.write-rows .row').nth(entry).locator(`button[name="${name}"]`).click();
}

/** Sets the clock by hand. */
export async function setClock(page: Page, time: string): Promise<void> {
  await page.locator('input[name="now"]').fill(time);
  await page.locator('input[name="now"]').press('Enter');
}

/** Waits until the device holds what is written. */
export async function untilSaved(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      Object.values(localStorage).some((value) => value.includes(JSON.stringify(wanted).slice(1, -1))),
    text,
  );
}
