import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSearch } from '../../../src/search/query/engine.ts';
import { SearchError } from '../../../src/search/query/search-error.ts';
import type { SearchRecord } from '../../../src/search/shared/record.ts';
import { fakeIndex, type Trouble } from '../fake-index.ts';

const place = {
  path: '/deep/one/',
  course: { id: 'deep', en: 'Deep', zh: '深入' },
  lesson: { id: 'deep/one', en: 'Lesson 1', zh: '第 1 课' },
};
const moments: readonly [string, string][] = [
  ['what is the skip connection solution', '跳跃连接的解法是什么'],
  ['how powerful Resnet is', '残差网络有多强大'],
  ['understanding il.split_by_folder', '理解 il.split_by_folder'],
  ['why refactor the layer', '为什么要重构层'],
];
const records: readonly SearchRecord[] = moments.map(([en, zh], at) => ({
  kind: at === 3 ? 'point' : 'moment',
  place,
  id: `t=${at}`,
  start: at,
  en,
  zh,
}));

const never = () => new Promise<never>(() => {});
const notFound = () => Promise.resolve(new Response('', { status: 404 }));

test('answers with hits that have their permanent link and all that is shown', async () => {
  const { source } = fakeIndex(records);
  const result = await createSearch(source).search('Skip conn');
  expect(result).toMatchObject({
    total: 1,
    more: false,
    tier: 'words',
    terms: [{ letters: 'skip', similarity: 'beginning' }, { letters: 'conn' }],
  });
  expect(result.hits).toEqual([
    {
      kind: 'moment',
      url: '/deep/one/#t=0',
      start: 0,
      en: moments[0]?.[0],
      zh: moments[0]?.[1],
      course: place.course,
      lesson: place.lesson,
    },
  ]);
});

test.each([
  ['folder_by', 'parts'],
  ['by_folder', 'words'],
  ['split_folder', 'parts'],
  ['refactoring', 'forms'],
  ['resnte', 'spelling'],
  ['"refactoring"', 'none'],
  ['"resnte"', 'none'],
  ['残叉', 'none'],
])('says how far the hits of %s are from it: %s', async (query, tier) => {
  const result = await createSearch(fakeIndex(records).source).search(query);
  expect(result.tier).toBe(tier);
  expect(result.hits.length > 0).toBe(tier !== 'none');
});

test('says which spelling it searched for', async () => {
  const result = await createSearch(fakeIndex(records).source).search('how resnte');
  expect(result).toMatchObject({
    corrected: 'how Resnet',
    terms: [{ letters: 'how' }, { letters: 'resnet' }],
  });
});

test('loads the list of words only for words that can be mistyped', async () => {
  const { source, loaded } = fakeIndex(records);
  const search = createSearch(source);
  for (const query of ['resnet', '量子', 'zq', '"zzzz"', '🚀']) await search.search(query);
  expect(loaded).toEqual(['/repo/pagefind/pagefind.js', '/repo/pagefind/moments.json']);
  await search.search('zzzz');
  expect(loaded).toHaveLength(3);
});

test('loads nothing before it is asked, and everything once', async () => {
  const { source, loaded } = fakeIndex(records);
  const search = createSearch(source);
  expect(loaded).toEqual([]);
  await Promise.all([search.ready(), search.ready(), search.search('layer')]);
  expect(loaded).toHaveLength(2);
});

test('starts Pagefind within what is wrapped around it', async () => {
  const { source } = fakeIndex(records);
  const steps: string[] = [];
  await createSearch({
    ...source,
    load: async (url) => {
      const module = await source.load(url);
      return {
        createInstance: (options) => {
          steps.push(`start ${options.basePath}`);
          return module.createInstance(options);
        },
      };
    },
    aroundStart: (start) => {
      steps.push('before');
      const started = start();
      steps.push('after');
      return started;
    },
  }).ready();
  expect(steps).toEqual(['before', 'start /repo/pagefind/', 'after']);
});

test('limits hits and filters them', async () => {
  const { source, searched } = fakeIndex(records);
  const search = createSearch(source);
  expect((await search.search('h', { limit: 1 })).hits).toHaveLength(1);
  const filters = { kind: ['point'], lesson: ['deep/one'], course: [] } as const;
  const { hits } = await search.search('w', { filters });
  expect(hits.map(({ url }) => url)).toEqual(['/deep/one/#t=3']);
  expect(searched.at(-1)?.filters).toEqual({ kind: { any: ['point'] }, lesson: { any: ['deep/one'] } });
});

test('leaves out words that are nearly everywhere as long as others are left', async () => {
  const { source, searched } = fakeIndex(records, {}, { common: ['the', 'is', 'what'] });
  const search = createSearch(source);
  await search.search('what is the skip connection');
  await search.search('what is the');
  await search.search('the layer');
  await search.search('"the skip connection"');
  expect(searched.map(({ words }) => words)).toEqual(
    expect.arrayContaining(['skip connection', 'what is', 'the layer', 'the skip connection']),
  );
});

test('has nothing to find in a site without content', async () => {
  const { source, searched } = fakeIndex([]);
  expect(await createSearch(source).search('layer')).toMatchObject({ hits: [], tier: 'none' });
  expect(searched).toEqual([]);
});

describe('whatever is typed', () => {
  test.each([
    ['nothing', ''],
    ['signs', '"\'`{}[]()<>|\\/.,;:!?'],
    ['emoji', '🚀👩‍👩‍👧'],
    ['half a surrogate pair', '\uD800 layer \uDC00'],
    ['a regular expression', '(.*)+$ [a-z]{2,} \\b^'],
    ['HTML', '<img src=x onerror=alert(1)>&lt;'],
    ['10,000 letters', 'x'.repeat(10_000)],
    ['10,000 Chinese characters', '残'.repeat(10_000)],
    ['2,000 words', 'layer '.repeat(2_000)],
    ['quotation marks', '"""" “ „ 「」『'],
    ['names of properties', '__proto__ constructor toString'],
    ['control characters', '\0\u0001\u001B[0m'],
  ])('answers %s', async (_, query) => {
    const result = await createSearch(fakeIndex(records).source).search(query);
    expect(result.hits.length).toBeLessThanOrEqual(records.length);
  });

  test('answers any text, and marks it', async () => {
    const search = createSearch(fakeIndex(records).source);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (query) => {
        const { hits, terms } = await search.search(query);
        for (const { en = '' } of hits) expect(search.highlight(en, terms).length).toBeLessThan(99);
      }),
    );
  });
});

describe('an index that fails', () => {
  test.each<[string, SearchError['kind'], string, Trouble]>([
    ['no script', 'unreachable', 'load', { load: () => Promise.reject(new TypeError('Failed to fetch')) }],
    ['no list', 'broken', 'load', { fetch: notFound }],
    ['no network', 'unreachable', 'load', { fetch: () => Promise.reject(new TypeError('fetch failed')) }],
    ['half a list', 'broken', 'load', { fetch: async () => new Response('{"rec') }],
    ['another list', 'broken', 'load', { fetch: async () => Response.json({ t2s: '' }) }],
    ['no start', 'broken', 'load', { start: () => Promise.reject(new Error('No pointer')) }],
    ['no metadata', 'broken', 'load', { start: () => Promise.reject(new Error('404 fetching x')) }],
    ['a script that hangs', 'timeout', 'load', { load: never }],
    ['a list that hangs', 'timeout', 'load', { fetch: never }],
    ['a start that hangs', 'timeout', 'load', { start: never }],
    ['no part', 'broken', 'search', { search: () => Promise.reject(new Error('404 fetching y')) }],
    ['half a part', 'broken', 'search', { search: () => Promise.reject(new Error('unexpected EOF')) }],
    ['a part that hangs', 'timeout', 'search', { search: never }],
    ['no text', 'broken', 'search', { data: () => Promise.reject(new Error('503 fetching z')) }],
    ['a text of another build', 'broken', 'search', { data: async () => ({ url: '/other/' }) }],
    ['a text that hangs', 'timeout', 'search', { data: never }],
  ])('%s: rejects as %s, and works when tried again', async (_, kind, step, trouble) => {
    const now: Trouble = { ...trouble };
    const fake = fakeIndex(records, now);
    const search = createSearch(fake.source);
    await expect(search.search('layer')).rejects.toMatchObject({ name: 'Error', kind });
    if (step === 'load') await expect(search.ready()).rejects.toBeInstanceOf(SearchError);
    for (const part of Object.keys(now) as (keyof Trouble)[]) delete now[part];
    expect((await search.search('layer')).hits).toHaveLength(1);
    expect(fake.loaded.filter((url) => url.includes('pagefind.js?again=')).length).toBeGreaterThan(0);
    expect(fake.destroyed() > 0).toBe('start' in trouble || step === 'search');
  });

  test('keeps the cause', async () => {
    const cause = new TypeError('Failed to fetch');
    const { source } = fakeIndex(records, { load: () => Promise.reject(cause) });
    await expect(createSearch(source).ready()).rejects.toMatchObject({ cause });
  });

  test('a list of words that fails', async () => {
    const trouble: Trouble = {
      fetch: (url) => (url.endsWith('words.json') ? notFound() : Promise.resolve(undefined)),
    };
    const search = createSearch(fakeIndex(records, trouble).source);
    await expect(search.search('resnte')).rejects.toMatchObject({ kind: 'broken' });
    delete trouble.fetch;
    expect((await search.search('resnte')).corrected).toBe('Resnet');
  });

  test('one of a build before is opened afresh without being asked to', async () => {
    const trouble: Trouble = {};
    const fake = fakeIndex(records, trouble);
    const search = createSearch(fake.source);
    await search.search('layer');
    trouble.search = () => Promise.reject(new Error('404 fetching y'));
    trouble.load = async () => {
      delete trouble.search;
    };
    expect((await search.search('skip')).hits).toHaveLength(1);
    expect(fake.loaded.filter((url) => url.includes('pagefind.js'))).toHaveLength(2);
    expect(fake.destroyed()).toBe(1);
  });

  test('one that cannot be reached is not tried again at once', async () => {
    const fake = fakeIndex(records, { load: () => Promise.reject(new TypeError('Failed to fetch')) });
    await expect(createSearch(fake.source).search('layer')).rejects.toMatchObject({ kind: 'unreachable' });
    expect(fake.loaded.filter((url) => url.includes('pagefind.js'))).toHaveLength(1);
  });

  test('two searches that fail together are given up once', async () => {
    const trouble: Trouble = { search: () => Promise.reject(new Error('404 fetching y')) };
    const fake = fakeIndex(records, trouble);
    const search = createSearch(fake.source);
    const both = await Promise.allSettled([search.search('layer'), search.search('skip')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    delete trouble.search;
    await search.search('layer');
    // Opened, afresh for the second try of both, and now.
    expect(fake.loaded.filter((url) => url.includes('pagefind.js'))).toHaveLength(3);
  });
});
