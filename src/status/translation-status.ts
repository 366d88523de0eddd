import type { Finding } from '../notes/check/diagnostics.ts';
import { type Bilingual, coverageOf, type Entry, type ParsedLesson } from '../notes/lesson.ts';
import { momentKey } from './stale-halves.ts';

/** What an entry can lack; `stale`: its English changed after its Chinese. */
export type MissingPart = 'en' | 'zh' | 'time' | 'stale';

/** An entry that lacks something, and where it is. */
export interface IncompleteEntry extends Bilingual {
  readonly id: string;
  /** Its line in the author's file. */
  readonly line: number;
  readonly missing: readonly MissingPart[];
}

/** How many entries there are, and how many of them have each thing. */
export interface Shares {
  readonly entries: number;
  readonly en: number;
  readonly zh: number;
  readonly time: number;
  readonly stale: number;
}

/** How far a lesson is. */
export interface LessonStatus extends Shares {
  /** True if halves are missing on purpose: the lesson says that it is in one language. */
  readonly oneLanguage: boolean;
  readonly incomplete: readonly IncompleteEntry[];
}

const MISSING_PARTS: Readonly<Partial<Record<Finding['code'], MissingPart>>> = {
  'missing-en': 'en',
  'missing-zh': 'zh',
};

/**
 * Counts what the entries of a lesson have and lists those that are incomplete, in the author's order. Halves are
 * missing where the check says so, so never in a lesson that is in one language on purpose. Headings do not count.
 */
export function statusOf({ lesson, findings }: ParsedLesson, stale: ReadonlySet<string>): LessonStatus {
  const entries = lesson.entries.filter(({ kind }) => kind !== 'section');
  const findingsAt = Map.groupBy(findings, placeOf);
  const keys = Map.groupBy(entries, keyOf);
  const incomplete = entries.flatMap((entry): IncompleteEntry[] => {
    const key = keyOf(entry);
    const found = findingsAt.get(placeOf(entry)) ?? [];
    const missing: MissingPart[] = found.flatMap(({ code }) => MISSING_PARTS[code] ?? []);
    if (entry.kind !== 'moment') missing.push('time');
    // Two moments at one second cannot be told apart in the history.
    else if (key && stale.has(key) && keys.get(key)?.length === 1 && entry.en && entry.zh)
      missing.push('stale');
    const { id, line, en, zh } = entry;
    const words = { ...(en !== undefined && { en }), ...(zh !== undefined && { zh }) };
    return missing.length > 0 ? [{ id, line, ...(en || zh ? words : { en: entry.text }), missing }] : [];
  });
  const countMissing = (...any: readonly MissingPart[]) =>
    incomplete.filter(({ missing }) => any.some((part) => missing.includes(part))).length;
  const { en, zh, moments: time } = coverageOf(lesson);
  return {
    entries: entries.length,
    en,
    zh,
    time,
    stale: countMissing('stale'),
    oneLanguage: Math.min(en, zh) < entries.length && countMissing('en', 'zh') === 0,
    incomplete,
  };
}

/** The counts of several lessons together. */
export function totalOf(all: readonly Shares[]): Shares {
  const sum = (of: keyof Shares) => all.reduce((total, one) => total + one[of], 0);
  return { entries: sum('entries'), en: sum('en'), zh: sum('zh'), time: sum('time'), stale: sum('stale') };
}

/**
 * A share in whole per cent, rounded down, so that 100 means all of them. Nothing has no share.
 *
 * @example percent(199, 200) // => '99%'
 */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((100 * part) / whole)}%`;
}

/**
 * Places the lists of a course: on the board, of which `room` entries are left, as long as they fit; the rest on further
 * pages of at most `most` entries, or of one list that is longer. A page is named by the place of its first list.
 */
export function placeLists(
  lengths: readonly number[],
  room: number,
  most: number,
): readonly ('board' | number)[] {
  let left = room;
  let page = { first: 0, left: 0 };
  return lengths.map((length, at) => {
    if (length <= left) {
      left -= length;
      return 'board';
    }
    if (length > page.left) page = { first: at, left: most };
    page.left -= length;
    return page.first;
  });
}

function placeOf({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}

function keyOf(entry: Entry): string | undefined {
  return entry.kind === 'moment' ? momentKey(entry) : undefined;
}
