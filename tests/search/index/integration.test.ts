import { EventEmitter } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { momentSearch } from '../../../src/search/index/integration.ts';
import type { SearchRecord } from '../../../src/search/shared/record.ts';

const record: SearchRecord = { kind: 'section', place: { path: '/deep/one/' }, en: 'Resnet' };
const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of clean.splice(0)) await step();
});

test('a build writes the index beside the pages', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'notes-build-'));
  clean.push(() => rm(dir, { recursive: true }));
  const logger = lines();
  await runHook(momentSearch({ records: async () => [record] }), 'astro:build:done', {
    dir: pathToFileURL(`${dir}/`),
    logger,
  });
  expect(await readdir(join(dir, 'pagefind'))).toContain('pagefind-entry.json');
  expect(JSON.parse(await readFile(join(dir, 'pagefind/moments.json'), 'utf8'))).toMatchObject({
    records: 1,
  });
  expect(logger.said).toEqual([expect.stringMatching(/^1 records in \d+ files$/)]);
});

test('a build fails with its cause', async () => {
  const cause = new Error('no notes');
  const failing = momentSearch({ records: () => Promise.reject(cause) });
  await expect(
    runHook(failing, 'astro:build:done', { dir: new URL('file:///'), logger: lines() }),
  ).rejects.toBe(cause);
  const circular = { kind: 'section', place: {} } as unknown as { place: { path: unknown } };
  circular.place.path = circular;
  const unpackable = momentSearch({ records: async () => [circular as unknown as SearchRecord] });
  await expect(
    runHook(unpackable, 'astro:build:done', { dir: new URL('file:///'), logger: lines() }),
  ).rejects.toMatchObject({ cause: expect.any(TypeError) });
});

test.each(['', '/repo'])(
  'the development server has the index at “%s”, anew after a change',
  async (base) => {
    const notes = [record];
    let read = 0;
    const { url, watcher } = await developWith(async () => {
      read++;
      return [...notes];
    });
    const count = async () => (await (await fetch(`${url}${base}/pagefind/moments.json?x=1`)).json()).records;
    expect([await count(), await count(), read]).toEqual([1, 1, 1]);
    notes.push({ ...record, id: 'two' });
    watcher.emit('all', 'change', '/src/page.astro');
    expect([await count(), read]).toEqual([1, 1]);
    watcher.emit('all', 'change', '/content/courses/deep/one.md');
    expect([await count(), read]).toEqual([2, 2]);
    const script = await fetch(`${url}${base}/pagefind/pagefind.js`);
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript']);
    expect((await fetch(`${url}${base}/pagefind/pagefind-ui.js`)).status).toBe(404);
    expect((await fetch(`${url}${base}/pagefind/../secret`)).status).toBe(418);
    expect((await fetch(`${url}${base}/other/`)).status).toBe(418);
  },
);

test('the development server says what fails, and tries again', async () => {
  let fails = true;
  const { url, logger } = await developWith(async () => {
    if (fails) throw new Error('no notes');
    return [record];
  });
  expect((await fetch(`${url}/pagefind/moments.json`)).status).toBe(500);
  expect(logger.said).toEqual(['Error: no notes']);
  fails = false;
  expect((await fetch(`${url}/pagefind/moments.json`)).status).toBe(200);
});

type Hooks = ReturnType<typeof momentSearch>['hooks'];

/** Calls a hook with as much of what Astro gives as it uses. */
async function runHook(integration: { hooks: Hooks }, name: keyof Hooks, given: object): Promise<void> {
  await (integration.hooks[name] as unknown as (options: object) => Promise<void>)(given);
}

function lines() {
  const said: string[] = [];
  return { said, info: (line: string) => said.push(line), error: (line: string) => said.push(line) };
}

async function developWith(records: () => Promise<readonly SearchRecord[]>) {
  const watcher = new EventEmitter();
  const logger = lines();
  let handle: (...args: [...Parameters<RequestListener>, () => void]) => void = () => undefined;
  const middlewares = { use: (given: typeof handle) => (handle = given) };
  await runHook(momentSearch({ records }), 'astro:server:setup', {
    server: { watcher, middlewares },
    logger,
  });
  const server = createServer((request, response) =>
    handle(request, response, () => response.writeHead(418).end()),
  );
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  clean.push(() => server.close());
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, watcher, logger };
}
