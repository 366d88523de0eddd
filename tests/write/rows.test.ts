import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/notes/lesson.ts';
import { readLines } from '../../src/notes/markdown/lines.ts';
import { parseLesson } from '../../src/notes/parse.ts';
import { readRows } from '../../src/write/read-rows.ts';
import { findRow } from '../../src/write/rows.ts';
import { typeWords } from '../../src/write/type-words.ts';
import { rowAt, rowsIn } from './notes-texts.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const files = {
  'the first author’s notes': read('../notes/fixtures/seed/fastai-courses-inside-out.md'),
  'the fixed lesson': read('../../content/courses/fastai-2019-part-1/lesson-7.md'),
};

describe.each(Object.entries(files))('the rows of %s', { timeout: 60_000 }, (_name, text) => {
  const { lesson } = parseLesson(text);
  const before = readRows(text);
  const { rows } = before;
  const said = (markdown: string | undefined) => markdown?.replace(/`|\*\*|[,:]$/g, '');

  test('are its entries, and their halves those of the core', () => {
    expect(rows).toHaveLength(lesson.entries.length);
    for (const [at, { kind, en, zh }] of lesson.entries.entries()) {
      if (kind === 'section') continue;
      const { halves } = rows[at] ?? {};
      expect([said(halves?.en), said(halves?.zh)]).toEqual([en, zh]);
    }
  });

  test('are the same when only what changed is read anew', () => {
    const changed = text.replace('MNIST', 'the MNIST');
    expect(readRows(changed, undefined, before)).toEqual(readRows(changed));
  });

  test('written again say the same', () => {
    const others = lesson.entries.map((entry) => entry.text);
    let written = text;
    for (const row of rows)
      if (row.halves) written = typeWords(written, row, row.halves, others)?.text ?? 'not there any more';
    const said = (entries: readonly Entry[]) =>
      entries.map((entry) => [entry.line, entry.text, entry.kind === 'moment' && entry.start]);
    expect(said(parseLesson(written).lesson.entries)).toEqual(said(lesson.entries));
  });
});

describe('what can only be edited in the text', () => {
  test.each([
    ['words on both sides of the link', '- see [0:07](https://youtu.be/9spwoDYwW_I?t=7) for more', 1],
    ['words in the link', '- [Skip connections](https://youtu.be/9spwoDYwW_I?t=7)', 1],
    ['a table', '| a | b |\n| - | - |\n| x | [0:07](https://youtu.be/9spwoDYwW_I?t=7) |', 3],
    ['an item that begins in an item', '- - a [0:07](https://youtu.be/9spwoDYwW_I?t=7)', 1],
  ])('%s', (_name, text, line) => {
    expect(rowsIn(text).findLast((row) => row.line === line)?.halves).toBeUndefined();
  });
});

describe('an entry is found again', () => {
  const row = rowAt('- a\n- b [0:07](https://youtu.be/9spwoDYwW_I?t=7)\n- a', 3);

  test.each([
    ['where it stood', '- a\n- b\n- a', 2],
    ['moved down', 'x\n\n- b\n- a', 3],
    ['the nearest of its kind', '- b\n- a\n- c', 1],
    ['never a longer one', '- a b\n- b\n- a\n  and more', undefined],
    ['nowhere', '- b', undefined],
  ])('%s', (_name, text, at) => {
    expect(findRow(readLines(text), row)).toBe(at);
  });
});

describe('lines', () => {
  test.each([
    ['---\ntitle: x\n---\n- a', ['front', 'front', 'front', 'item']],
    ['- a\n  b\n\n  c\n# d', ['item', 'text', 'blank', 'text', 'heading']],
    ['```\n- a\n```\n- b', ['code', 'code', 'code', 'item']],
    ['- a\n      - b\n\n      - c', ['item', 'text', 'blank', 'code']],
    ['- a\n  - b\n    - c', ['item', 'item', 'item']],
    ['text\n2. no\n1. yes', ['text', 'text', 'item']],
    ['* * *\n> q\n| a |', ['rule', 'quote', 'text']],
    ['-\n\n    - code', ['item', 'blank', 'code']],
    ['1. a\n\t- b', ['item', 'item']],
  ])('%j', (text, kinds) => {
    expect(readLines(text).map(({ kind }) => kind)).toEqual(kinds);
  });
});
