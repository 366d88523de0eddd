import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMarkdownFast } from '../../src/content/markdown-fast.ts';
import { cutFrontMatter } from '../../src/notes/course/cut-front-matter.ts';
import { parseLesson } from '../../src/notes/parse.ts';

// Prints what parsing costs in CPU time: a warm lesson with each reader, and long notes of 0.2 and 0.8 MB: larger ones are refused.
const LESSON = 'content/courses/fastai-2019-part-1/lesson-7.md';
const MEGABYTES = [0.2, 0.8];
const WARM_RUNS = 200;

const text = readFileSync(fileURLToPath(new URL(`../../${LESSON}`, import.meta.url)), 'utf8');
const [kind, megabytes] = process.argv.slice(2);

if (kind && megabytes) console.log(cpu(() => parseLesson(longNotes(kind, Number(megabytes)))));
else report();

function report(): void {
  const figures = {
    lessonMs: warm(() => parseLesson(text)),
    plainLessonMs: warm(() => parseLesson(text, 'Lesson', readMarkdownFast)),
    sections: growth('sections'),
    list: growth('list'),
  };
  console.table(figures);
  console.log(JSON.stringify(figures));
}

/** CPU milliseconds of each size, measured in a process of its own, and how many times more the last costs. */
function growth(of: string): Record<string, number> {
  const script = fileURLToPath(import.meta.url);
  const run = (size: number) => Number(execFileSync(process.execPath, [script, of, String(size)]));
  const costs = MEGABYTES.map(run);
  const rows = MEGABYTES.map((size, at) => [`${size} MB`, Math.round(costs[at] ?? 0)]);
  return Object.fromEntries([...rows, ['ratio', rounded((costs.at(-1) ?? 0) / (costs[0] ?? 1))]]);
}

/** The entries of a lesson again and again: below headings as they are, or in one long list. */
function longNotes(of: string, size: number): string {
  const { body } = cutFrontMatter(text);
  const notes = of === 'list' ? body.replace(/^#.*\n|^\s*\n/gm, '') : body;
  return notes.repeat(Math.ceil((size * 1_000_000) / notes.length));
}

/** The median of many runs, after as many that only warm up. */
function warm(run: () => void): number {
  for (let at = 0; at < WARM_RUNS; at++) run();
  const costs = Array.from({ length: WARM_RUNS }, () => cpu(run)).sort((a, b) => a - b);
  return rounded(costs[WARM_RUNS >> 1] ?? 0);
}

function cpu(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function rounded(figure: number): number {
  return Math.round(figure * 10) / 10;
}
