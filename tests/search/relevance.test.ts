import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateLessons, randomNumbers } from '../../scripts/bench/generate-lessons.ts';
import {
  type BenchQuery,
  type Judge,
  makeJudge,
  mean,
  readQueries,
  score,
} from '../../scripts/bench/search-judge.ts';
import { drawQueries } from '../../scripts/bench/search-queries.ts';
import { readCourses } from '../../src/notes/course/course.ts';
import { readRecords } from '../../src/search/index/content-records.ts';
import { recordsOf } from '../../src/search/index/records.ts';
import { addressOf, type SearchRecord, wordsOf } from '../../src/search/shared/record.ts';
import { allSimplified } from '../../src/search/shared/traditional.ts';
import { openRealSearch, type RealSearch } from './real-search.ts';

const simplified = allSimplified();
const written = readQueries(await readFile(new URL('queries.json', import.meta.url), 'utf8'));

/** What no class may fall below; a typo may be nearer to another word. */
const floors: Readonly<Record<string, number>> = { typo: 0.9 };
const FLOOR = 0.98;

const generated = generateLessons({ lessons: 12 }).map(({ path, text }) => ({
  path: path.slice('courses/'.length),
  text,
}));

describe.each<[string, () => Promise<readonly SearchRecord[]>, number | undefined, readonly BenchQuery[]]>([
  [
    'the content of this repository',
    () => readRecords(fileURLToPath(new URL('../../content', import.meta.url))),
    undefined,
    written,
  ],
  ['generated lessons', async () => recordsOf(readCourses(generated)), undefined, []],
  ['generated lessons on shared groups', async () => recordsOf(readCourses(generated)), 120, []],
])('%s', (_, read, mostGroups, own) => {
  let records: readonly SearchRecord[];
  let real: RealSearch;
  let judge: Judge;
  let queries: readonly BenchQuery[];

  beforeAll(async () => {
    records = await read();
    real = await openRealSearch(records, mostGroups);
    judge = makeJudge(
      records.map((record) => ({ record, url: addressOf(record) })),
      simplified,
    );
    queries = [...own, ...drawQueries(records, judge, simplified, { count: 8, seed: 20 })];
  }, 120_000);
  afterAll(() => real.close());

  test('every class finds what there is, and ranks it first', async () => {
    const scores = new Map<string, number[]>();
    for (const { class: name, query, needs } of queries) {
      const answers = judge.answers(needs);
      if (answers.size === 0) continue;
      const { hits } = await real.search.search(query, { limit: 20 });
      const { recall, reciprocalRank } = score(
        hits.map(({ url }) => url),
        answers,
      );
      for (const [figure, value] of Object.entries({ recall, reciprocalRank }))
        scores.set(`${name}, ${figure}`, [...(scores.get(`${name}, ${figure}`) ?? []), value]);
    }
    const low = [...scores].filter(
      ([name, values]) => mean(values) < (floors[name.split(',')[0] ?? ''] ?? FLOOR),
    );
    expect(low).toEqual([]);
    expect(scores.size).toBeGreaterThanOrEqual(2 * 15);
  }, 120_000);

  test('absent words find next to nothing', async () => {
    const absent = queries.filter(
      (query) => query.class === 'absent' && judge.answers(query.needs).size === 0,
    );
    expect(absent.length).toBeGreaterThan(5);
    const found = [];
    for (const { query } of absent) {
      const { hits, corrected } = await real.search.search(query);
      if (hits.length > 0 && corrected === undefined) found.push(query);
    }
    expect(found.length / absent.length).toBeLessThanOrEqual(0.1);
  }, 120_000);

  test('any part of a text finds its record', async () => {
    const random = randomNumbers(7);
    const missed = [];
    let whole = 0;
    for (let times = 0; times < 60; times++) {
      const record = records[Math.floor(random() * records.length)] as SearchRecord;
      const text = wordsOf(record);
      const begins = [...text.matchAll(/\p{Script=Han}|(?<![\p{L}\p{N}'’])[\p{L}\p{N}]/gu)];
      const start = begins[Math.floor(random() * begins.length)]?.index ?? 0;
      const part = text.slice(start, start + 8 + Math.floor(random() * 40));
      const { hits, more } = await real.search.search(part, { limit: 300 });
      // Of what very many records have, only the likeliest are read.
      if (more) continue;
      whole++;
      if (!hits.some(({ url }) => url === addressOf(record))) missed.push([part, addressOf(record)]);
    }
    expect(missed).toEqual([]);
    expect(whole).toBeGreaterThan(50);
  }, 120_000);
});
