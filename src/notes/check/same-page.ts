import type { ParsedLesson } from '../lesson.ts';

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
