import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildIndex, type IndexFiles } from '../../../src/search/index/build-index.ts';
import type { Place, SearchRecord } from '../../../src/search/shared/record.ts';
import { openRealSearch, type RealSearch } from '../real-search.ts';

const place: Place = { path: '/deep/one/', course: { id: 'deep' }, lesson: { id: 'deep/one', en: 'One' } };
const texts = [
  'what is the skip connection 什麼是跳躍連接',
  'how powerful Resnet is 残差网络有多强大',
  '데이터 로더',
  'データブロック',
  'naïve Übung',
  'half \uD800 a pair // and /// slashes',
];
const records: readonly SearchRecord[] = Array.from({ length: 60 }, (_, at) => ({
  kind: 'moment',
  place,
  id: `t=${at}`,
  start: at,
  en: texts[at] ?? `word${at} among others`,
}));

describe('an index', () => {
  let files: IndexFiles;
  beforeAll(async () => {
    files = await buildIndex(records);
  }, 60_000);
  const names = () => [...files.keys()].map((path) => path.replace(/unknown_?\w*/, '*'));
  const text = (path: string) => Buffer.from(files.get(path) ?? []).toString();

  test('has only the files a search loads, and texts in few of them', () => {
    expect(
      names()
        .filter((name) => !name.includes('/'))
        .sort(),
    ).toEqual([
      'moments.json',
      'pagefind-entry.json',
      'pagefind.*.pf_meta',
      'pagefind.js',
      'wasm.*.pagefind',
      'words.json',
    ]);
    expect(names().filter((name) => name.startsWith('fragment/')).length).toBeLessThanOrEqual(5);
    expect(names().filter((name) => name.startsWith('filter/'))).toHaveLength(3);
  });

  test('is in no language, so that none is guessed for a query', () => {
    expect(Object.keys(JSON.parse(text('pagefind-entry.json')).languages)).toEqual(['unknown']);
  });

  test('says what a query needs', () => {
    const facts = JSON.parse(text('moments.json'));
    expect(facts).toMatchObject({ records: 60, slot: 0, common: [] });
    const pairs: string[] = facts.traditional.match(/../gu);
    expect(pairs).toEqual(expect.arrayContaining(['網网', '麼么', '殘残']));
    expect(pairs).not.toContain('龍龙');
    expect(JSON.parse(text('words.json'))).toEqual(expect.arrayContaining(['among', 'resnet', 'word59']));
  });

  test('holds each text once, as what a hit shows', () => {
    const fragments = [...files].filter(([path]) => path.startsWith('fragment/'));
    const all = fragments.map(([, content]) => gunzipSync(content).toString()).join('');
    expect(all.split('how powerful Resnet is')).toHaveLength(2);
  });

  test('reports parts that cannot be loaded, which Pagefind does not', () => {
    expect(text('pagefind.js')).not.toMatch(/"load_\w+_chunk"\)\)\.catch/);
  });
});

describe('searched by Pagefind itself', () => {
  let real: RealSearch;
  beforeAll(async () => {
    real = await openRealSearch(records);
  }, 60_000);
  afterAll(() => real.close());

  test.each([
    ['English', 'skip connection', 't=0'],
    ['traditional text by simplified', '跳跃', 't=0'],
    ['simplified text by traditional', '殘差', 't=1'],
    ['one character', '差', 't=1'],
    ['the last character', '大', 't=1'],
    ['Korean', '데이터', 't=2'],
    ['the beginning of a Korean word', '로', 't=2'],
    ['Japanese', 'ブロック', 't=3'],
    ['without accents', 'naive ubung', 't=4'],
    ['with accents', 'NAÏVE', 't=4'],
    ['beside half a pair', 'slashes', 't=5'],
    ['a number in a word', 'word5', 't=50'],
  ])('finds %s', async (_, query, id) => {
    const { hits } = await real.search.search(query, { limit: 20 });
    expect(hits.map(({ url }) => url)).toContain(`/deep/one/#${id}`);
  });

  test('rejects, and works again, when a part is missing, cut off or of another build', async () => {
    // Pagefind says on the console what the search says to its caller.
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { search, folder } = real;
    const fragments = [...(await buildIndex(records)).keys()].filter((path) =>
      /^(?:fragment|index)\//.test(path),
    );
    for (const path of fragments) {
      const file = join(folder, path);
      const whole = await readFile(file);
      await expect(openAnew(real), `${path} as it should be`).resolves.toBe(60);
      for (const [kind, spoil] of [
        ['broken', () => rm(file)],
        ['broken', () => writeFile(file, whole.subarray(0, whole.length / 2))],
        ['broken', () => writeFile(file, gzipSync('pagefind_dcd{}'))],
      ] as const) {
        await spoil();
        await expect(openAnew(real), `${path} spoilt`).rejects.toMatchObject({ kind });
        await writeFile(file, whole);
      }
    }
    expect((await search.search('resnet')).hits).toHaveLength(1);
    said.mockRestore();
  }, 60_000);
});

/** How many records a search finds that had nothing loaded before. */
async function openAnew(real: RealSearch): Promise<number> {
  const search = real.reopened();
  const found = new Set<string>();
  for (const query of ['w', 'resnet', '데', 'データ', 'naive', 'half'])
    for (const { url } of (await search.search(query, { limit: 99 })).hits) found.add(url);
  return found.size;
}

test('throws what Pagefind says', async () => {
  const broken = { ...records[0], place: { ...place, path: '\uD800' } } as SearchRecord;
  await expect(buildIndex([broken])).resolves.toBeDefined();
  vi.doMock('pagefind', () => ({
    createIndex: async () => ({
      errors: [],
      index: { addCustomRecord: async () => ({ errors: ['no room'] }) },
    }),
    close: async () => null,
  }));
  vi.resetModules();
  const { buildIndex: build } = await import('../../../src/search/index/build-index.ts');
  await expect(build(records)).rejects.toThrow('Pagefind: no room');
  vi.doUnmock('pagefind');
  vi.resetModules();
});
