import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser.ts';
import { buildSite } from '../build.ts';
import { benchFollow } from './follow.ts';
import { loadLighthouse } from './lighthouse.ts';
import { serve } from './serve.ts';

// Measures the pages of the built site as Lighthouse sees them on a slow phone, and writes the figures as JSON; then
// what following a video costs.
const PAGES = ['/', '/fastai-2019-part-1/', '/fastai-2019-part-1/lesson-7/', '/why/', '/search/', '/status/'];
const RUNS = 3;
const RESULT = 'bench-page.json';

/** The figures of one page; times in milliseconds, sizes in bytes on the wire. */
interface Figures {
  readonly path: string;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  readonly requests: number;
  readonly bytes: number;
  readonly document: number;
  readonly script: number;
}

const lighthouse = await loadLighthouse();
const work = mkdtempSync(join(tmpdir(), 'notes-bench-page-'));
const site = await serve(await buildSite(join(work, 'site')));
const port = await freePort();
const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] });
try {
  const rows: Figures[] = [];
  for (const path of PAGES) rows.push(await measure(path));
  console.table(rows);
  writeFileSync(RESULT, `${JSON.stringify(rows, null, 2)}\n`);
  console.log(`medians of ${RUNS} runs, written to ${RESULT}`);
  console.log('main thread while a video plays beside 500 moments, ms a second:');
  console.table([await benchFollow(browser, work)]);
} finally {
  await browser.close();
  await site.close();
  rmSync(work, { recursive: true });
}

async function measure(path: string): Promise<Figures> {
  const runs: Figures[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await look(path));
  return runs.sort((a, b) => a.lcp - b.lcp)[Math.floor(RUNS / 2)] as Figures;
}

async function look(path: string): Promise<Figures> {
  const result = await lighthouse(`${site.url}${path}`, { port, output: 'json', logLevel: 'error' });
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse could not look at ${path}: ${result?.lhr.runtimeError?.message}`);
  const { audits, categories } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => Math.round((audits[name]?.numericValue ?? Number.NaN) * 1000) / 1000;
  const failed = Object.values(categories).flatMap((category) =>
    category.auditRefs.filter(
      ({ id, weight }) => weight > 0 && audits[id]?.score !== null && (audits[id]?.score ?? 1) < 0.9,
    ),
  );
  for (const { id } of failed) console.log(`${path} ${id}: ${audits[id]?.displayValue ?? audits[id]?.title}`);
  const requests = (audits['network-requests']?.details as { items?: Request[] } | undefined)?.items ?? [];
  const bytes = (type?: string) =>
    requests
      .filter((one) => !type || one.resourceType === type)
      .reduce((sum, one) => sum + one.transferSize, 0);
  return {
    path,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    requests: requests.length,
    bytes: bytes(),
    document: bytes('Document'),
    script: bytes('Script'),
  };
}

interface Request {
  readonly resourceType?: string;
  readonly transferSize: number;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
