import assert from 'node:assert/strict';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { importNotes } from '../../../src/notes/convert/import-notes.ts';
import { momentsOf, type ParsedLesson } from '../../../src/notes/lesson.ts';
import { parseLesson } from '../../../src/notes/parse.ts';
import type { ExpectedPoint } from './lines.ts';
import type { MadeNotes } from './notes.ts';

/**
 * Times in are times out, each half is in its language, no word is lost, no id is there twice.
 *
 * @throws if one of it does not hold
 */
export function checkReading({ text, points, words, hidden }: MadeNotes): void {
  const page = parseLesson(text);
  checkPoints(page, points);
  checkWords(page, words, hidden);
  checkIds(page);
}

/**
 * Formatting leaves all that is read as it is and makes no difference the second time; importing keeps the times.
 *
 * @throws if one of it does not hold
 */
export function checkRewriting({ text, words, hidden }: MadeNotes): void {
  const page = parseLesson(text);
  const formatted = formatNotes(text);
  const again = parseLesson(formatted);
  assert.deepEqual(momentsIn(again), momentsIn(page), 'formatting changes moments');
  checkWords(again, words, hidden);
  assert.equal(formatNotes(formatted), formatted, 'formatting twice is not formatting once');
  const imported = parseLesson(importNotes(text).markdown);
  assert.deepEqual(timesIn(imported), timesIn(page), 'importing changes times');
}

function checkPoints(page: ParsedLesson, points: readonly ExpectedPoint[]): void {
  const moments = momentsOf(page.lesson);
  assert.deepEqual(
    timesIn(page),
    points.map(({ video, start, end, jumps }) => timeOf({ video, start, end, jumps })),
    'times in are not times out',
  );
  for (const [at, { said }] of points.entries()) {
    if (!said) continue;
    const { en, zh } = moments[at] ?? {};
    assert.deepEqual(
      [letters(en), letters(zh)],
      [letters(said.en), letters(said.zh)],
      'halves are cut elsewhere',
    );
  }
}

function checkWords(
  { html, lesson }: ParsedLesson,
  words: readonly string[],
  hidden: readonly string[],
): void {
  const { title, summary, contributors } = lesson;
  const shown = `${shownBy(html)} ${JSON.stringify({ title, summary, contributors })}`;
  const lost = words.filter((word) => !shown.includes(word));
  assert.deepEqual(lost, [], 'words are lost');
  assert.deepEqual(
    hidden.filter((word) => shown.includes(word)),
    [],
    'what is not for readers is shown',
  );
}

function checkIds({ html, lesson }: ParsedLesson): void {
  const onPage = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  const ofEntries = lesson.entries.map(({ id }) => id);
  for (const ids of [onPage, ofEntries])
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
      'an id is there twice',
    );
}

interface Times extends Pick<ExpectedPoint, 'start'> {
  readonly video: string | undefined;
  readonly end: number | undefined;
  readonly jumps: readonly { readonly video: string; readonly start: number }[];
}

const timeOf = ({ video, start, end, jumps }: Times) =>
  [
    `${video} ${start}${end === undefined ? '' : `–${end}`}`,
    ...jumps.map((jump) => `${jump.video} ${jump.start}`),
  ].join(' + ');

const timesIn = ({ lesson }: ParsedLesson) =>
  momentsOf(lesson).map(({ video, start, end, jumps }) => timeOf({ video, start, end, jumps }));

const momentsIn = ({ lesson }: ParsedLesson) =>
  momentsOf(lesson).map((moment) => ({ ...moment, line: 0, column: 0 }));

const letters = (text = '') => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The text of a page and what its attributes say, as a reader and a browser see them. */
export function shownBy(html: string): string {
  const said = [...html.matchAll(/(?:href|title|alt|src)="([^"]*)"/g)].map(([, value = '']) => value);
  return decode(`${html.replace(/<[^>]*>/g, '')} ${said.join(' ')} ${said.map(unescaped).join(' ')}`);
}

function decode(html: string): string {
  return html
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
