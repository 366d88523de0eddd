import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkdownFast } from '../../src/content/markdown-fast.ts';
import { addsFindings, fixNotes, isFixable, isSamePage } from '../../src/notes/check/fix.ts';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { isChapterFile, readChapterFile } from '../../src/notes/convert/import-chapter-files.ts';
import { readChapters } from '../../src/notes/convert/import-chapters.ts';
import { importNotes } from '../../src/notes/convert/import-notes.ts';
import { type ImportedRows, writeRows } from '../../src/notes/convert/import-rows.ts';
import { readTable } from '../../src/notes/convert/import-table.ts';
import { readFrontMatter } from '../../src/notes/course/front-matter.ts';
import { momentsOf, type ParsedLesson } from '../../src/notes/lesson.ts';
import { parseLesson } from '../../src/notes/parse.ts';
import { readSubtitles } from '../../src/notes/subtitles/read-subtitles.ts';
import { readReport } from '../../src/player/youtube-messages.ts';
import { readQuery, termsOf } from '../../src/search/query/query.ts';
import { allSimplified } from '../../src/search/shared/traditional.ts';
import { mergeStudy } from '../../src/study/merge.ts';
import { readStudy, writeStudy } from '../../src/study/study-json.ts';
import { readDraft } from '../../src/write/draft.ts';
import { anyJson, chapterFiles, chapterLines, cueLines, tableLines } from './inputs.ts';
import { checkReading, checkRewriting } from './notes/check.ts';
import { anyNotes, type MadeNotes } from './notes/notes.ts';
import { anyText } from './notes-texts.ts';

/** Something that takes what strangers write, what is given to it, and what has to hold for all of it. */
export interface Target {
  readonly name: string;
  readonly given: fc.Arbitrary<string>;
  /** @throws if it does not hold */
  readonly check: (text: string) => void;
}

const VIDEO = '9spwoDYwW_I';
const NOW = 1_800_000_000_000;
const simplified = allSimplified();

/** All that takes a stranger's text. */
export const TARGETS: readonly Target[] = [
  {
    name: 'notes',
    given: anyNotes.map((notes) => JSON.stringify(notes, undefined, 1)),
    check: (json) => checkNotes(JSON.parse(json)),
  },
  { name: 'parse', given: anyText, check: checkPage },
  {
    name: 'parse-fast',
    given: anyText,
    check: (text) => same(parseLesson(text, 'x', readMarkdownFast), parseLesson(text, 'x')),
  },
  { name: 'format', given: anyText, check: checkFormat },
  { name: 'fix', given: anyText, check: checkFix },
  { name: 'front-matter', given: anyText, check: checkFrontMatter },
  { name: 'import-notes', given: anyText, check: checkImportNotes },
  { name: 'import-chapters', given: chapterLines, check: (text) => checkRows(text, readChapters(text)) },
  {
    name: 'import-chapter-files',
    given: chapterFiles,
    check: (text) => isChapterFile(text) && checkRows(text, readChapterFile(text)),
  },
  { name: 'import-table', given: tableLines, check: (text) => checkRows(text, readTable(text)) },
  { name: 'import-subtitles', given: cueLines, check: checkSubtitles },
  { name: 'query', given: fc.oneof(anyText, fc.string({ unit: 'grapheme' })), check: checkQuery },
  { name: 'player-messages', given: anyJson, check: checkReport },
  { name: 'study', given: anyJson, check: checkStudy },
  { name: 'draft', given: anyJson, check: (text) => assert.equal(readDraft('id', text)?.id, 'id') },
];

function checkNotes(notes: MadeNotes): void {
  checkReading(notes);
  checkRewriting(notes);
}

/** A page has nothing that runs, ids are told apart, moments lead to their second, and places lie in the file. */
function checkPage(text: string): void {
  const { lesson, html, findings } = parseLesson(text, 'x');
  assert.doesNotMatch(html, /<(?:script|style|iframe|object|embed|form|base|meta|link|svg|math)\b/i);
  assert.doesNotMatch(html, /<[^>]*\s(?:on\w+|style|srcdoc|formaction)\s*=/i);
  assert.doesNotMatch(html, /<[^>]*\s(?:href|src)="\s*(?:javascript|data|vbscript):/i);
  const ids = lesson.entries.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'two entries have the same id');
  for (const { start, video } of momentsOf(lesson))
    assert.ok(Number.isSafeInteger(start) && start >= 0 && video !== '');
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line, column } of [...findings, ...lesson.entries, ...lesson.images])
    assert.ok(line >= 1 && line <= lines && column >= 1, `no such place: ${line}:${column}`);
}

/** A formatted text makes the same page, has no new finding, and stays as it is. */
function checkFormat(text: string): void {
  const formatted = formatNotes(text);
  const [before, after] = [parseLesson(text), parseLesson(formatted)];
  assert.ok(isSamePage(before, after), 'formatting changes the page');
  assert.ok(!addsFindings(before, after), 'formatting adds a finding');
  assert.equal(formatNotes(formatted), formatted, 'formatting twice is not formatting once');
}

function checkFix(text: string): void {
  const { text: fixed, page } = fixNotes(text);
  same(parseLesson(fixed), page);
  const again = fixNotes(fixed);
  assert.equal(again.text, fixed, 'there was more to fix');
  assert.deepEqual(said(page), said(parseLesson(text)), 'fixing changes what entries say');
  assert.ok(again.page.findings.filter(isFixable).length <= parseLesson(text).findings.length);
}

function said({ lesson }: ParsedLesson) {
  return lesson.entries.map(({ kind, text, en, zh }) => ({ kind, text, en, zh }));
}

function checkFrontMatter(text: string): void {
  const { findings } = readFrontMatter(text);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line } of findings) assert.ok(line >= 1 && line <= lines + 2, `no such line: ${line}`);
}

/** What is imported is canonical, and no moment is lost. */
function checkImportNotes(text: string): void {
  const { markdown, skipped } = importNotes(text);
  const starts = (of: string) =>
    momentsOf(parseLesson(of).lesson).map(({ start, video }) => `${video} ${start}`);
  assert.deepEqual(starts(markdown), starts(text));
  checkLines(text, skipped);
}

/** Every line is taken or left with its number, and what is taken can be read again. */
function checkRows(text: string, { rows, skipped }: ImportedRows): void {
  for (const { start, end } of rows)
    assert.ok(Number.isSafeInteger(start) && start >= 0 && (end === undefined || end > start));
  checkLines(text, skipped);
  const read = momentsOf(parseLesson(writeRows(rows, VIDEO)).lesson).map(({ start }) => start);
  assert.deepEqual(
    read,
    rows.map(({ start }) => start),
  );
}

function checkSubtitles(text: string): void {
  const { cues, skipped } = readSubtitles(text);
  for (const { start, end } of cues) assert.ok(Number.isSafeInteger(start) && Number.isSafeInteger(end));
  checkLines(text, skipped);
}

function checkLines(text: string, skipped: readonly { readonly line: number }[]): void {
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line } of skipped) assert.ok(line >= 1 && line <= lines, `no such line: ${line}`);
}

function checkQuery(text: string): void {
  const query = readQuery(text, simplified);
  for (const cut of ['uncut', 'parts'] as const)
    for (const { letters } of termsOf(query, cut)) assert.notEqual(letters, '');
}

function checkReport(text: string): void {
  for (const data of [text, parsed(text)]) {
    const report = readReport(data);
    for (const value of [report?.seconds, report?.duration, report?.rate])
      assert.ok(value === undefined || (Number.isFinite(value) && value >= 0), `no time: ${value}`);
  }
}

/** Whatever is read can be written and read again, and merging with itself changes nothing. */
function checkStudy(text: string): void {
  const { study } = readStudy(text, NOW);
  const again = readStudy(writeStudy(study), NOW);
  assert.deepEqual(again.left, []);
  assert.deepEqual(again.study, study);
  assert.deepEqual(mergeStudy(study, study), study);
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function same(a: ParsedLesson, b: ParsedLesson): void {
  assert.deepEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}
