import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe found wrong, in a form that reads well in a failed assertion. */
export type AxeFindings = readonly string[];

/** The one browser of all tests. */
export const browser: Browser = await chromium.connect(inject('browserEndpoint'));

/** A fresh reader: no storage, the given device. What the page complains about in its console is collected. */
export async function newReader(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  // Axe is run from outside of the page's policy, which the page itself is still held to.
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/** Runs axe on the page as it is now: all its rules, or some. */
export async function axe(page: Page, rules?: readonly string[]): Promise<AxeFindings> {
  // A page that was looked at before has it still.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (runOnly) => {
    const { axe: runner } = window as unknown as { axe: { run: (options: object) => Promise<AxeResult> } };
    const { violations } = await runner.run({
      resultTypes: ['violations'],
      // The only frames are players of others: not ours to judge, and axe would wait for their answers.
      iframes: false,
      ...(runOnly && { runOnly: [...runOnly] }),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
    );
  }, rules);
}

/** What the colours of a page change. */
const CONTRASTS = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong in light colours by all its rules, and in dark ones by those for colours. */
export async function axeInBothColours(page: Page): Promise<AxeFindings> {
  await page.emulateMedia({ colorScheme: 'light' });
  const found = await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe(page, CONTRASTS);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...found, ...dark.map((one) => `in dark colours: ${one}`)];
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
}
