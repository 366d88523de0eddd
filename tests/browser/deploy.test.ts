import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { serveWithNginx } from '../site/nginx-server.ts';
import { browser, newReader } from './open-page.ts';

const before = inject('ownSite').dir;
const QUERY = ':is(dialog, main) [name=q]';
const lesson = '/fastai-2019-part-1/lesson-7/';
const work = mkdtempSync(join(tmpdir(), 'notes-deploy-'));
/** The next build: other notes, so another index, and scripts of other names. */
const after = variant('after', inject('seedSite').dir, renameScripts);
const hosts = await Promise.all([
  host('the host of our nginx.conf'),
  host('a host that has everything kept for ten minutes', (text) =>
    text.replace('"no-cache"', '"max-age=600"'),
  ),
]);

afterAll(async () => {
  await Promise.all(hosts.map(({ close }) => close()));
  rmSync(work, { recursive: true });
});

describe.each(hosts)('on $name', ({ url, deploy }) => {
  beforeEach(() => deploy(before));

  test('who has searched before is answered from the new index', async () => {
    const { page, missing } = await newVisit(`${url}${lesson}`);
    await openDialog(page);
    await searchBefore(page);
    deploy(after);
    await searchAfter(page);
    expect(missing.filter((name) => name.includes('/pagefind/')).length).toBeGreaterThan(0);
    expect(await page.locator('.retry').isVisible()).toBe(false);
    expect(await page.locator('.says').textContent()).toContain('“resnet”');
    await page.context().close();
  });

  test('who reaches for the search only afterwards comes to the new one', async () => {
    const { page } = await newVisit(`${url}${lesson}`);
    deploy(after);
    await page.click('[data-search-open]');
    await page.waitForURL('**/search/');
    await searchAfter(page);
    await page.context().close();
  });

  test('who presses a key of a page from before is told to reload it, and then the key works', async () => {
    const { page } = await newVisit(`${url}/`);
    deploy(after);
    await page.keyboard.press('/');
    await expectToBeTold(page, '.unloaded');
    await page.reload();
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    await searchAfter(page);
    await page.context().close();
  });

  test('a page and its scripts that are kept from before search the new index', async () => {
    const { page } = await newVisit(`${url}/search/`);
    await searchBefore(page);
    deploy(after);
    await page.goto(`${url}/`);
    await page.goto(`${url}/search/`);
    await searchAfter(page);
    await page.context().close();
  });
});

test('who had the dialog fetched, but not opened, comes to the new search page', async () => {
  const [{ url, deploy }] = hosts;
  const { page } = await newVisit(`${url}${lesson}`, () => deploy(before));
  const fetched = page.waitForResponse('**/_astro/search-dialog*');
  await page.focus('[data-search-open]');
  await (await fetched).finished();
  deploy(after);
  await page.click('[data-search-open]');
  await page.waitForURL('**/search/');
  await searchAfter(page);
  await page.context().close();
});

describe('where nothing can be found', () => {
  const [{ url, deploy }] = hosts;

  test.each([
    ['a list of another form', 'moments.json', '{"records":3}'],
    ['texts of another form', 'fragment', '{"url":"/x/#[[[1]]]"}'],
  ])('an index with %s is said to be newer than the page', async (_what, name, content) => {
    const { page } = await newVisit(`${url}${lesson}`, () => deploy(before));
    await openDialog(page);
    await searchBefore(page);
    deploy(variant(`form-${name}`, after, (dir) => overwrite(join(dir, 'pagefind'), name, content)));
    await page.fill(QUERY, 'resnet');
    await expectToBeTold(page, 'dialog .says');
    expect(await page.locator('dialog .hits').getAttribute('aria-busy')).toBe(null);
    await page.context().close();
  });

  test.each(['moment-search', 'page.astro'])('a search page without its script %s says so', async (name) => {
    const gone = variant(`without-${name}`, before, (dir) => {
      for (const file of readdirSync(join(dir, '_astro')))
        if (file.startsWith(name)) rmSync(join(dir, '_astro', file));
    });
    const { page } = await newVisit(`${url}/search/?q=Unet`, () => deploy(gone));
    await expectToBeTold(page, '.unloaded, .unstarted');
    await page.context().close();
  });

  test('a search page that works says nothing of it', async () => {
    const { page } = await newVisit(`${url}/search/?q=Unet`, () => deploy(before));
    await page.locator('.hit').first().waitFor();
    expect(await page.locator('.unloaded, .unstarted').filter({ visible: true }).count()).toBe(0);
    await page.context().close();
  });
});

/** A host whose site can be replaced. */
async function host(name: string, edit?: (configuration: string) => string) {
  const root = join(work, name.replaceAll(' ', '-'));
  const deploy = (dir: string) => {
    symlinkSync(dir, `${root}.next`);
    renameSync(`${root}.next`, root);
  };
  deploy(before);
  return { name, deploy, ...(await serveWithNginx(root, '', edit)) };
}

/** A reader on a page, and the addresses that were not found since. */
async function newVisit(address: string, prepare: () => void = () => undefined) {
  prepare();
  const { page } = await newReader(browser);
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() === 404) missing.push(response.url());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  return { page, missing };
}

async function openDialog(page: Page): Promise<void> {
  await page.click('[data-search-open]');
  await page.locator('dialog[open] [name=q]').waitFor();
}

/** Searches, so that the index is there; but not all of it. */
async function searchBefore(page: Page): Promise<void> {
  await page.fill(QUERY, 'Unet');
  await page.locator('.hit').first().waitFor();
}

/** Searches for what is in the new notes. */
async function searchAfter(page: Page): Promise<void> {
  await page.locator('moment-search:defined').waitFor();
  await page.fill(QUERY, 'resnet');
  await page.locator('.hit[href*="/inside-out/"]').first().waitFor();
}

/** In both languages, where the reader sees it. */
async function expectToBeTold(page: Page, where: string): Promise<void> {
  const said = page.locator(where).filter({ hasText: 'updated' }).filter({ visible: true });
  await said.waitFor();
  expect(await said.textContent()).toMatch(/reload the page/i);
  expect(await said.textContent()).toContain('刷新页面');
  await page.waitForFunction((selector) => {
    const seen = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return seen.some((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  }, where);
}

/** A copy of a site with something changed. */
function variant(name: string, from: string, change: (dir: string) => void): string {
  const dir = join(work, name);
  cpSync(from, dir, { recursive: true });
  change(dir);
  return dir;
}

function renameScripts(dir: string): void {
  const folder = join(dir, '_astro');
  const names = readdirSync(folder).map(
    (name) => [name, name.replace(/[\w-]{7}(?=\.\w+$)/, 'renamed')] as const,
  );
  for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((one) =>
    /\.(?:html|js)$/.test(one),
  )) {
    const text = readFileSync(join(dir, path), 'utf8');
    writeFileSync(
      join(dir, path),
      names.reduce((now, [name, other]) => now.replaceAll(name, other), text),
    );
  }
  for (const [name, other] of names) renameSync(join(folder, name), join(folder, other));
}

/** Puts something else into all files below a folder whose path has a name in it. */
function overwrite(dir: string, name: string, content: string): void {
  for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' }))
    if (path.includes(name) && /\.\w+$/.test(path)) writeFileSync(join(dir, path), content);
}
