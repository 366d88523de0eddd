import type { ParsedLesson } from '../lesson.ts';
import { lineAt, readSource, type Source } from '../markdown/source.ts';
import { parseLesson } from '../parse.ts';
import type { Code, Finding } from './diagnostics.ts';

/** One fixed line; `after` is `undefined` for a line that was deleted. */
export interface LineFix {
  readonly line: number;
  readonly code: Code;
  readonly before: string;
  readonly after?: string;
}

export interface FixedNotes {
  readonly text: string;
  readonly fixes: readonly LineFix[];
  /** What reading the fixed text yields. */
  readonly page: ParsedLesson;
}

/** The codes whose fixed line says what the page shows already, so that no one has to be asked. */
export const SAFE_TO_FIX: readonly Code[] = [
  'broken-time-label',
  'label-url-mismatch',
  'broken-url',
  'time-only-in-label',
  'time-without-link',
  'missing-space-before-link',
  'unclosed-bracket',
  'empty-entry',
  'cue-time-syntax',
  // Left to the author: `mixed-punctuation` (the punctuation is the author's) and `duplicate-entry` (which of the two
  // stays, and what is nested below it, only the author knows).
];

/** True for a finding that `fixNotes` may fix. */
export function isFixable({ code, fix }: Finding): boolean {
  return fix !== undefined && SAFE_TO_FIX.includes(code);
}

/**
 * Applies the safe fixes of a file until none is left. A fix that would change anything a reader sees, other than a
 * time label, is not applied.
 */
export function fixNotes(text: string, parse: (text: string) => ParsedLesson = parseLesson): FixedNotes {
  const fixes: LineFix[] = [];
  const refused = new Set<string>();
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  let current = text.slice(mark.length);
  let page = parse(current);
  for (;;) {
    const source = readSource(current);
    const isOpen = (found: Finding) => isFixable(found) && !refused.has(keyOf(found, source));
    const wanted = onePerLine(page.findings.filter(isOpen));
    if (wanted.length === 0) return { text: mark + current, fixes, page };
    // All at once, or fewer, down to the first alone, if one of them would change the page.
    for (let most = wanted.length; most > 0; most = most > 1 ? Math.ceil(most / 2) : 0) {
      const chosen = wanted.slice(0, most);
      const next = applied(source, chosen);
      const made = parse(next);
      const isHarmless = isSamePage(page, made);
      // A line is fixed once for each code, so that two fixes cannot undo one another for ever.
      if (isHarmless || chosen.length === 1) for (const found of chosen) refused.add(keyOf(found, source));
      if (!isHarmless) continue;
      fixes.push(...chosen.map((found) => lineFixOf(found, source)));
      [current, page] = [next, made];
      break;
    }
  }
}

/** Each fixed line was made from the line as it is, so that two fixes of one line come one after the other. */
function onePerLine(findings: readonly Finding[]): readonly Finding[] {
  return [...Map.groupBy(findings, ({ line }) => line).values()].flatMap(([first]) => (first ? [first] : []));
}

function applied(source: Source, fixes: readonly Finding[]): string {
  const { text, starts } = source;
  const parts: string[] = [];
  let done = 0;
  for (const { line, fix = '' } of fixes.toSorted((a, b) => a.line - b.line)) {
    const from = starts[line - 1] ?? 0;
    parts.push(text.slice(done, from), fix);
    done = fix === '' ? (starts[line] ?? text.length) : from + lineAt(source, line).length;
  }
  return parts.join('') + text.slice(done);
}

function lineFixOf(found: Finding, source: Source): LineFix {
  const { line, code, fix } = found;
  return { line, code, before: lineAt(source, line), ...(fix !== '' && { after: fix ?? '' }) };
}

function keyOf({ line, code }: Finding, source: Source): string {
  return `${code} ${line} ${lineAt(source, line)}`;
}

/** True if two readings make the same page of the same entries, whatever lines these stand in. */
export function isSamePage(a: ParsedLesson, b: ParsedLesson): boolean {
  return sayOf(a) === sayOf(b) && htmlOf(a) === htmlOf(b);
}

/** True if the second reading has more findings of some code than the first. */
export function addsFindings(before: ParsedLesson, after: ParsedLesson): boolean {
  const counts = new Map<string, number>();
  for (const { code } of before.findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const { code } of after.findings) counts.set(code, (counts.get(code) ?? 0) - 1);
  return [...counts.values()].some((left) => left < 0);
}

function sayOf({ lesson }: ParsedLesson): string {
  const nowhere = { line: 0, column: 0 };
  const entries = lesson.entries.map((entry) => ({ ...entry, ...nowhere }));
  const images = lesson.images.map((image) => ({ ...image, ...nowhere }));
  return JSON.stringify({ ...lesson, entries, images });
}

function htmlOf({ html }: ParsedLesson): string {
  return html.replace(/ data-line="\d+"/g, '').replace(/\s+/g, ' ');
}
