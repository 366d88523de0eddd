import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLessonCache, parserVersion } from '../../src/content/lesson-cache.ts';
import { PAIR } from '../../src/notes/languages.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lesson-cache-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const PARSER = [
  'src/notes/parse.ts',
  'src/notes/entries/pairs.ts',
  'src/content/markdown-fast.ts',
  'package-lock.json',
];

test.each(PARSER)('a change of %s makes another parser', (changed) => {
  for (const path of PARSER) write(path, 'before');
  const before = parserVersion(folder);
  expect(parserVersion(folder)).toBe(before);
  write(changed, 'after');
  expect(parserVersion(folder)).not.toBe(before);
});

test('a lesson is parsed once, and again when its text or its name changes', () => {
  const text = '- a 一 [0:00:07](https://youtu.be/9spwoDYwW_I?t=7)';
  const missed = (...given: [string, string]) => openLessonCache(folder, PAIR).read(...given).missed;
  expect([missed(text, 'one'), missed(text, 'one'), missed(text, 'two'), missed(`${text} `, 'one')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test('a file that was cut off is parsed anew', () => {
  const first = openLessonCache(folder, PAIR).read('- a', 'one');
  writeFileSync(first.file, '{"lesson":');
  const again = openLessonCache(folder, PAIR).read('- a', 'one');
  expect(again).toEqual({ ...first, missed: true });
  expect(readdirSync(dirname(first.file))).toHaveLength(1);
});
