import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../browser.ts';
import type { BenchQuery } from './search-judge.ts';

/** How a query was answered after others before it. */
export interface Answered {
  readonly query: BenchQuery;
  /** Addresses of the hits, best first. */
  readonly hits: readonly string[];
  /** True if the hits are said to be for another spelling. */
  readonly labelled: boolean;
  readonly requests: number;
  readonly bytes: number;
  readonly firstMs: number;
  /** Milliseconds from the query to its painted results, with everything loaded. */
  readonly paintedMs: number;
}

/** What a reader's first query costs: the dialog, the search and its index. */
export interface Visit {
  readonly query: BenchQuery;
  readonly requests: number;
  readonly bytes: number;
  readonly paintedMs: number;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Asks a built site every query, in one visit, and some of them each in a visit of its own. */
export async function searchInBrowser(
  site: string,
  queries: readonly BenchQuery[],
): Promise<{ answered: readonly Answered[]; visits: readonly Visit[] }> {
  const server = await serveCounting(site);
  const browser = await chromium.launch(await findBrowser());
  try {
    const answered = await inOneVisit(browser, server, queries);
    const firsts = [...Map.groupBy(queries, (query) => query.class).values()].flatMap((of) => of.slice(0, 2));
    const visits: Visit[] = [];
    for (const query of firsts) visits.push(await inOwnVisit(browser, server, query));
    return { answered, visits };
  } finally {
    await browser.close();
    server.close();
  }
}

interface Counted {
  readonly requests: number;
  readonly bytes: number;
}

interface CountingServer {
  readonly url: string;
  /** What was asked of the site since the last call. */
  readonly count: () => Counted;
  readonly close: () => void;
}

async function inOneVisit(
  browser: Browser,
  server: CountingServer,
  queries: readonly BenchQuery[],
): Promise<readonly Answered[]> {
  const page = await openPage(await browser.newContext(), server);
  const answered: Answered[] = [];
  await ask(page, 'the');
  server.count();
  for (const query of queries) {
    const first = await ask(page, query.query);
    const { requests, bytes } = server.count();
    const { paintedMs } = await ask(page, query.query);
    const { hits, labelled } = first;
    answered.push({ query, hits, labelled, requests, bytes, firstMs: first.paintedMs, paintedMs });
  }
  return answered;
}

async function inOwnVisit(browser: Browser, server: CountingServer, query: BenchQuery): Promise<Visit> {
  const context: BrowserContext = await browser.newContext();
  try {
    const page = await openPage(context, server);
    server.count();
    const { paintedMs } = await ask(page, query.query);
    return { query, ...server.count(), paintedMs };
  } finally {
    await context.close();
  }
}

/** Opens the site's home page. */
async function openPage(context: BrowserContext, { url }: CountingServer): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/?lang=en`, { waitUntil: 'networkidle' });
  return page;
}

/** Opens the search dialog, if it is not open, and asks it; answers with what it shows when that is painted. */
async function ask(page: Page, query: string) {
  if ((await page.locator('dialog[open]').count()) === 0) await page.keyboard.press('Control+k');
  await page.locator('dialog[open] moment-search').waitFor();
  return page.evaluate(async (typed) => {
    const search = document.querySelector('dialog moment-search') as HTMLElement;
    const field = search.querySelector('[name=q]') as HTMLInputElement;
    const list = search.querySelector('.hits') as HTMLElement;
    const started = performance.now();
    field.value = typed;
    field.form?.requestSubmit();
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (list.hasAttribute('aria-busy')) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(list, { attributeFilter: ['aria-busy'] });
    });
    // A task queued in a frame runs when that frame is painted.
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      }),
    );
    const paintedMs = performance.now() - started;
    const said = search.querySelector('.says')?.textContent ?? '';
    if (search.querySelector('.retry:not([hidden])')) throw new Error(said);
    const hits = [...list.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    return { hits, labelled: said.startsWith('Nothing for'), paintedMs };
  }, query);
}

/** Serves a built site as static hosts do, text gzipped, and counts what is asked of it. */
async function serveCounting(site: string): Promise<CountingServer> {
  let counted: Counted = { requests: 0, bytes: 0 };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname));
    const file = join(site, path, path.endsWith('/') ? 'index.html' : '');
    const found = (await stat(file).catch(() => undefined))?.isFile();
    const type = TYPES[extname(file)];
    const content = found ? await readFile(file) : Buffer.from('');
    const body = type ? gzipSync(content) : content;
    counted = { requests: counted.requests + 1, bytes: counted.bytes + body.length };
    response.writeHead(found ? 200 : 404, {
      'content-type': type ?? 'application/octet-stream',
      ...(type && { 'content-encoding': 'gzip' }),
      'cache-control': 'max-age=600',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    count() {
      const now = counted;
      counted = { requests: 0, bytes: 0 };
      return now;
    },
    close: () => server.close(),
  };
}
