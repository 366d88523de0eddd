import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readRecords } from '../../src/search/index/content-records.ts';
import { addressOf } from '../../src/search/shared/record.ts';
import { allSimplified } from '../../src/search/shared/traditional.ts';
import { writeLessons } from './generate-lessons.ts';
import { type Answered, searchInBrowser, type Visit } from './search-in-browser.ts';
import { type Judge, makeJudge, mean, quantile, readQueries, score } from './search-judge.ts';
import { drawQueries } from './search-queries.ts';

// Builds sites of growing size, searches them in a real browser and prints how well and at what cost.
const SIZES = '1,100,1000';
const RESULT = 'bench-search.json';
const root = fileURLToPath(new URL('../..', import.meta.url));

const { values: flags } = parseArgs({
  options: {
    lessons: { type: 'string', default: SIZES },
    count: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
});
const results = [];
for (const lessons of flags.lessons.split(',').map(Number)) results.push(await measure(lessons));
writeFileSync(RESULT, `${JSON.stringify(results, null, 2)}\n`);
console.log(`written to ${RESULT}`);

async function measure(lessons: number) {
  const work = mkdtempSync(join(tmpdir(), 'notes-search-'));
  try {
    const content = join(work, 'content');
    const site = join(work, 'dist');
    writeContent(content, lessons);
    const env = { CONTENT_DIR: content, OUT_DIR: site, CACHE_DIR: join(work, 'cache') };
    execFileSync(process.execPath, [join(root, 'scripts/build.ts')], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const records = await readRecords(content);
    const simplified = allSimplified();
    const judge = makeJudge(
      records.map((record) => ({ record, url: addressOf(record) })),
      simplified,
    );
    const queries = [
      ...readQueries(readFileSync(join(root, 'tests/search/queries.json'), 'utf8')),
      ...drawQueries(records, judge, simplified, { count: Number(flags.count), seed: Number(flags.seed) }),
    ];
    const { answered, visits } = await searchInBrowser(site, queries);
    console.log(`\n${lessons} lessons, ${records.length} records, ${queries.length} queries`);
    const quality = qualityByClass(answered, judge);
    const costs = costByClass(answered, visits);
    const cost = costOf(answered, visits);
    for (const table of [quality, costs, cost]) console.table(table);
    const missed = missedBy(answered, judge);
    for (const miss of missed) console.log(JSON.stringify(miss));
    return { lessons, records: records.length, quality, costs, cost, missed };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The repository's own content, which has one lesson with notes, and as many invented ones as are missing. */
function writeContent(content: string, lessons: number): void {
  cpSync(join(root, 'content'), content, { recursive: true });
  writeLessons(content, { lessons: lessons - 1 });
}

function qualityByClass(answered: readonly Answered[], judge: Judge): Record<string, object> {
  const classes = Map.groupBy(answered, ({ query }) => query.class);
  return Object.fromEntries([...classes].map(([name, of]) => [name, quality(of, judge)]));
}

function quality(answered: readonly Answered[], judge: Judge) {
  const ms = answered.map(({ paintedMs }) => paintedMs);
  const times = { 'median ms': rounded(quantile(ms, 0.5)), 'p95 ms': rounded(quantile(ms, 0.95)) };
  const judged = answered.map((one) => ({ ...one, answers: judge.answers(one.query.needs) }));
  const there = judged.filter(({ answers }) => answers.size > 0);
  const absent = judged.filter(({ answers }) => answers.size === 0);
  const scores = there.map(({ hits, answers }) => score(hits, answers));
  return {
    queries: answered.length,
    ...(there.length > 0 && {
      'recall@10': rounded(mean(scores.map(({ recall }) => recall))),
      MRR: rounded(mean(scores.map(({ reciprocalRank }) => reciprocalRank))),
      'zero results': rounded(share(there, ({ hits }) => hits.length === 0)),
    }),
    ...(absent.length > 0 && {
      'false hits': rounded(share(absent, ({ hits, labelled }) => hits.length > 0 && !labelled)),
    }),
    ...times,
  };
}

/** The queries that were not answered as well as could be. */
function missedBy(answered: readonly Answered[], judge: Judge) {
  return answered.flatMap(({ query, hits, labelled }) => {
    const answers = judge.answers(query.needs);
    if (answers.size === 0)
      return hits.length > 0 && !labelled ? [{ ...query, found: hits.slice(0, 3) }] : [];
    const { recall, reciprocalRank } = score(hits, answers);
    return Math.min(recall, reciprocalRank) < 1
      ? [{ ...query, recall, reciprocalRank, answers: answers.size, found: hits.slice(0, 3) }]
      : [];
  });
}

/** Medians of each class, in kilobytes on the wire. */
function costByClass(answered: readonly Answered[], visits: readonly Visit[]): Record<string, object> {
  const classes = Map.groupBy(answered, ({ query }) => query.class);
  const row = (name: string, later: readonly Answered[]) => {
    const first = visits.filter(({ query }) => query.class === name);
    return {
      'first query, requests': median(first, ({ requests }) => requests),
      'first query, KB': median(first, ({ bytes }) => bytes / 1000),
      'later query, requests': median(later, ({ requests }) => requests),
      'later query, KB': median(later, ({ bytes }) => bytes / 1000),
    };
  };
  return Object.fromEntries([...classes].map(([name, later]) => [name, row(name, later)]));
}

function median<T>(of: readonly T[], value: (one: T) => number): number {
  return rounded(quantile(of.map(value), 0.5));
}

function costOf(answered: readonly Answered[], visits: readonly Visit[]): Record<string, object> {
  const row = (values: readonly number[]) => ({
    median: rounded(quantile(values, 0.5)),
    p95: rounded(quantile(values, 0.95)),
    most: rounded(Math.max(...values)),
  });
  return {
    'first query, requests': row(visits.map(({ requests }) => requests)),
    'first query, KB': row(visits.map(({ bytes }) => bytes / 1000)),
    'first query, ms': row(visits.map(({ paintedMs }) => paintedMs)),
    'later query, requests': row(answered.map(({ requests }) => requests)),
    'later query, KB': row(answered.map(({ bytes }) => bytes / 1000)),
    'later query, ms': row(answered.map(({ firstMs }) => firstMs)),
    'warm query, ms': row(answered.map(({ paintedMs }) => paintedMs)),
  };
}

function share<T>(of: readonly T[], is: (one: T) => boolean): number {
  return of.filter(is).length / of.length;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
