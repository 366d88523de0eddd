import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { Served } from '../../scripts/bench/serve.ts';
import { configuration, serveWithNginx } from './nginx-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = inject('ownSite');
const repo = inject('repoSite');
const seed = inject('seedSite');

const REVALIDATED = 'no-cache';
const KEPT = 'public, max-age=31536000, immutable';
const TYPES: Readonly<Record<string, RegExp>> = {
  '.html': /^text\/html; charset=utf-8$/,
  '.js': /^(?:application|text)\/javascript/,
  '.json': /^application\/json/,
  '.svg': /^image\/svg\+xml/,
  '.txt': /^text\/plain; charset=utf-8$/,
  '.xml': /^(?:application|text)\/xml/,
};

/** The files of a built site, by their paths in it. */
const filesOf = (dir: string) =>
  globSync('**/*', { cwd: dir }).filter((path) => statSync(join(dir, path)).isFile());

/** Whether a name holds the hash of what it names: Pagefind's is checked, Vite's has the form of one. */
function holdsHash(dir: string, path: string): boolean {
  if (path.startsWith('_astro/')) return /[.-][\w-]{8}\.\w+$/.test(path);
  const hash = /_([0-9a-f]{7,})\.pf_\w+$/.exec(path)?.[1];
  if (hash === undefined) return false;
  const content = gunzipSync(readFileSync(join(dir, path))).subarray('pagefind_dcd'.length);
  // Pagefind writes each byte without its leading zero.
  const digest = [...createHash('sha1').update(content).digest()].map((byte) => byte.toString(16)).join('');
  return digest.startsWith(hash);
}

/** What a raw answer of a server is, before anything is unpacked. */
function raw(url: string, headers: Record<string, string> = {}) {
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      request(url, { headers }, async (response) => {
        const chunks = await response.toArray();
        resolve({
          ...(response.statusCode && { status: response.statusCode }),
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      })
        .on('error', reject)
        .end();
    },
  );
}

const work = mkdtempSync(join(tmpdir(), 'notes-hosts-'));
const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  rmSync(work, { recursive: true });
});

/** Left for nginx to compress on the way. */
const LOOSE = 'index.html';

/** Puts a site where `serve/nginx.conf` says, and compresses all but one file with the command that stands there. */
async function nginxFor(site: typeof own): Promise<Served> {
  const folder = join(work, site.base === '' ? 'whole' : 'below');
  cpSync(site.dir, join(folder, site.base), { recursive: true });
  const command = /^# +(find dist .+)$/m.exec(configuration)?.[1];
  if (command === undefined) throw new Error('serve/nginx.conf does not say how to compress a site.');
  execFileSync('sh', ['-c', command.replace(' dist ', ` '${join(folder, site.base)}' `)]);
  rmSync(join(folder, site.base, `${LOOSE}.gz`));
  const served = await serveWithNginx(folder, site.base);
  stops.push(served.close);
  return served;
}

describe.each([
  ['/', own],
  ['/repo', repo],
])('nginx with serve/nginx.conf, at %s', async (_base, site) => {
  const { url } = await nginxFor(site);

  test('serves each file whole, as what it is, and kept only if its name changes with it', async () => {
    for (const path of filesOf(site.dir)) {
      const { status, headers, body } = await raw(`${url}/${path}`);
      expect(status, path).toBe(200);
      expect(body.equals(readFileSync(join(site.dir, path))), path).toBe(true);
      expect(headers['content-type'], path).toMatch(TYPES[extname(path)] ?? /^application\/octet-stream$/);
      expect(headers['cache-control'], path).toBe(holdsHash(site.dir, path) ? KEPT : REVALIDATED);
      expect(headers.etag, path).toBeTruthy();
    }
  });

  test('sends text compressed to who takes it, the same text, and what is compressed already as it is', async () => {
    for (const path of filesOf(site.dir)) {
      const { headers, body } = await raw(`${url}/${path}`, { 'accept-encoding': 'gzip' });
      const file = join(site.dir, path);
      const isText = extname(path) in TYPES && statSync(file).size > 1024;
      expect(headers['content-encoding'], path).toBe(isText ? 'gzip' : undefined);
      if (!isText) continue;
      expect(headers.vary, path).toBe('Accept-Encoding');
      expect(gunzipSync(body).equals(readFileSync(file)), path).toBe(true);
      if (path !== LOOSE)
        expect(body.length, path).toBe(statSync(join(work, siteFolder(site), `${path}.gz`)).size);
    }
  });

  test.each([
    '/nothing',
    '/nothing/',
    '/_astro/',
    '/pagefind/',
    '/_astro/gone.12345678.js',
    '/pagefind/fragment/unknown_group_0000000.pf_fragment',
  ])('says that %s is not found, with the page for it, and lets nobody keep that', async (path) => {
    const { status, headers, body } = await raw(`${url}${path}`);
    expect(status).toBe(404);
    expect(body.equals(readFileSync(join(site.dir, '404.html')))).toBe(true);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(headers['cache-control']).toBe(REVALIDATED);
  });

  test('leads a folder without its slash to the same host and port', async () => {
    const { status, headers } = await raw(`${url}/fastai-2019-part-1/lesson-7?x=1`, {
      host: 'notes.example:99',
    });
    expect(status).toBe(301);
    expect(headers.location).toBe(`${site.base}/fastai-2019-part-1/lesson-7/?x=1`);
  });

  test('answers that a file is as it was', async () => {
    const { headers } = await raw(`${url}/`, { 'accept-encoding': 'gzip' });
    const again = await raw(`${url}/`, { 'accept-encoding': 'gzip', 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
    expect(again.headers['cache-control']).toBe(REVALIDATED);
  });

  test.each(['/', '/nothing', '/pagefind/pagefind.js'])(
    'sends the headers a page cannot ask for itself with %s',
    async (path) => {
      const { headers } = await raw(`${url}${path}`);
      expect(headers).toMatchObject({
        'content-security-policy': "frame-ancestors 'self'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
      // Over HTTP browsers do not heed it.
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers.server).toBe('nginx');
    },
  );
});

function siteFolder(site: typeof own): string {
  return join(site.base === '' ? 'whole' : 'below', site.base);
}

describe('_headers, for Cloudflare Pages and Netlify', () => {
  const text = readFileSync(join(root, 'public/_headers'), 'utf8');
  const rules = readRules(text);

  test('is part of what is built', () => {
    expect(readFileSync(join(own.dir, '_headers'), 'utf8')).toBe(text);
  });

  test.each([own, repo])(
    'has files kept only if their name changes with them, at “$base”',
    ({ dir, base }) => {
      for (const path of filesOf(dir)) {
        const sent = sentWith(rules, `${base}/${path}`);
        // The list of the index has its hash in its name, but lies beside files that have none.
        const isKept = holdsHash(dir, path) && !path.endsWith('.pf_meta');
        expect(sent.get('cache-control'), path).toBe(isKept ? KEPT : undefined);
        expect(sent.get('x-content-type-options'), path).toBe('nosniff');
      }
    },
  );

  test('sends the same headers as serve/nginx.conf', () => {
    const nginx = [...configuration.matchAll(/^ +add_header (\S+) "(.+)" always;$/gm)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), value],
    );
    const hsts = /^ +https "(.+)";$/m.exec(configuration)?.[1];
    expect(nginx).toHaveLength(3);
    expect([...sentWith(rules, '/')].sort()).toEqual([...nginx, ['strict-transport-security', hsts]].sort());
  });

  test('keeps to what both hosts understand: whole folders, a hundred rules, one value a header', () => {
    expect(rules.length).toBeLessThanOrEqual(100);
    for (const { path } of rules) expect(path).toMatch(/^\/(?:(?::\w+|[\w-]+)\/)*\*$/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(2000);
  });
});

test('no two builds have different files of the same name that may be kept', () => {
  const sites = [own, repo, seed];
  const kept = sites.map(({ dir }) => filesOf(dir).filter((path) => holdsHash(dir, path)));
  const contents = new Map<string, Buffer>();
  let shared = 0;
  for (const [at, paths] of kept.entries())
    for (const path of paths) {
      const content = readFileSync(join(sites[at]?.dir ?? '', path));
      const before = contents.get(path);
      contents.set(path, content);
      if (before) shared++;
      if (before) expect(unpacked(content).equals(unpacked(before)), path).toBe(true);
    }
  expect(shared).toBeGreaterThan(10);
});

/** Pagefind writes the time of packing, or none, into what it packs; only what is inside counts. */
function unpacked(content: Buffer): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
}

interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
}

function readRules(text: string): readonly Rule[] {
  const rules: { path: string; headers: [string, string][] }[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() && !one.startsWith('#'))) {
    const [, name, value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (name === undefined) rules.push({ path: line, headers: [] });
    else rules.at(-1)?.headers.push([name.toLowerCase(), value]);
  }
  return rules;
}

/** What a path is sent with, as Cloudflare puts it together: a header that two rules have is joined. */
function sentWith(rules: readonly Rule[], path: string): Map<string, string> {
  const sent = new Map<string, string>();
  for (const { path: pattern, headers } of rules) {
    const expression = pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace('*', '.*');
    if (!new RegExp(`^${expression}$`).test(path)) continue;
    for (const [name, value] of headers)
      sent.set(name, [...(sent.has(name) ? [sent.get(name)] : []), value].join(', '));
  }
  return sent;
}
