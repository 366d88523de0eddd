import type { Seconds } from '../notes/entries/time.ts';
import type { Bilingual } from '../notes/lesson.ts';
import { fold } from '../search/shared/fold.ts';
import { type Marks, type MomentKey, momentKey, type Study } from './study.ts';

/** A moment as `/<course>/<lesson>.json` gives it. */
export interface ServedMoment {
  readonly id: string;
  readonly video: string;
  readonly start: Seconds;
  readonly en: string | null;
  readonly zh: string | null;
  /** Its words, where they have no language. */
  readonly text: string;
}

/** A lesson as `/index.json` lists it; without moments where they could not be fetched. */
export interface ServedLesson {
  /** `<course>/<lesson>`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly video: string | null;
  readonly moments?: readonly ServedMoment[];
}

/** What a filter asks of a moment. */
export interface Standing {
  readonly star: boolean;
  /** The reader's own words; empty for none. */
  readonly note: string;
  readonly done: boolean;
  /** A half of it is marked ` (?)` by who wrote it. */
  readonly unsure: boolean;
  /** It stands in the notes, and the reader has yet to tick it. */
  readonly open: boolean;
}

/** A line of a reader's study: a moment, or a second that no moment begins at. */
export interface StudyRow extends Standing {
  readonly key: MomentKey;
  readonly video: string;
  readonly seconds: Seconds;
  readonly moment?: ServedMoment;
}

/** The lines of one lesson in its order; without a lesson, those of videos that no lesson is known of. */
export interface StudyChapter {
  readonly lesson?: ServedLesson;
  readonly rows: readonly StudyRow[];
}

/** What a list is made of. */
export type Marked = Pick<Study, 'moments' | 'positions'>;

/** What can be shown alone. */
export type Filter = 'all' | 'star' | 'note' | 'unsure' | 'open';

export const FILTERS: readonly Filter[] = ['all', 'star', 'note', 'unsure', 'open'];

const UNSURE = /[(（][?？][)）]\s*$/;

/**
 * Whether a half is one its writer was not sure of.
 *
 * @example isUnsure('残差块 (?)') // => true
 */
export function isUnsure(half: string): boolean {
  return UNSURE.test(half);
}

/** How a moment stands, of its marks and its halves. */
export function standingOf({ done, star, note }: Marks, halves: readonly string[]): Standing {
  const isDone = done?.[0] ?? false;
  return {
    star: star?.[0] ?? false,
    note: note?.[0].trim() ?? '',
    done: isDone,
    unsure: halves.some(isUnsure),
    open: !isDone,
  };
}

/** Whether a filter shows a moment. */
export function fits({ star, note, unsure, open }: Standing, filter: Filter): boolean {
  const shown = { all: true, star, note: note !== '', unsure, open };
  return shown[filter];
}

/** How many of these each filter shows. */
export function countFits(standings: readonly Standing[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter) => standings.filter((one) => fits(one, filter)).length;
  return {
    all: standings.length,
    star: count('star'),
    note: count('note'),
    unsure: count('unsure'),
    open: count('open'),
  };
}

/** The lessons a reader was in or has marked. */
export function lessonsBegun<T extends Pick<ServedLesson, 'id' | 'video'>>(
  { moments, positions }: Marked,
  lessons: readonly T[],
): readonly T[] {
  const videos = new Set(
    [...moments].filter(([, marks]) => isMarked(marks)).map(([key]) => placeOf(key).video),
  );
  return lessons.filter(({ id, video }) => positions.has(id) || (video !== null && videos.has(video)));
}

/**
 * What a reader has to come back to, by lesson: what is starred, noted, unsure or not done. A star or a note at a second
 * without a moment is listed too, at its place.
 */
export function listStudy(study: Marked, lessons: readonly ServedLesson[]): readonly StudyChapter[] {
  const alone = [...study.moments].flatMap(([key, marks]) => {
    const standing = standingOf(marks, []);
    return standing.star || standing.note ? [{ ...standing, open: false, key, ...placeOf(key) }] : [];
  });
  const placed = new Set<MomentKey>();
  const chapters = lessons.map((lesson) => {
    const rows = rowsOf(lesson, study);
    const known = new Set(rows.map(({ key }) => key));
    const videos = new Set([lesson.video, ...rows.map(({ video }) => video)]);
    const stopped = study.positions.get(lesson.id)?.video;
    if (stopped) videos.add(stopped);
    const own = alone.filter(({ key, video }) => videos.has(video) && !known.has(key));
    for (const { key } of [...rows, ...own]) placed.add(key);
    return { lesson, rows: insertByTime(rows, own).filter(isListed) };
  });
  const rest = insertByTime(
    [],
    alone.filter(({ key }) => !placed.has(key)),
  );
  return [...chapters, ...(rest.length > 0 ? [{ rows: rest }] : [])].filter(
    ({ rows, ...chapter }) => rows.length > 0 || ('lesson' in chapter && !chapter.lesson.moments),
  );
}

/** What a search looks into, folded once; case, widths and accents do not matter. */
export function searchedWords({ moment, note }: StudyRow, lesson?: Bilingual): string {
  const texts = [moment?.en, moment?.zh, moment?.text, note, lesson?.en, lesson?.zh];
  return fold(texts.filter(Boolean).join('\n'), AS_WRITTEN);
}

/** Whether every word of a query is in words that `searchedWords` gave. */
export function isFound(searched: string, query: string): boolean {
  return fold(query, AS_WRITTEN)
    .split(' ')
    .every((word) => searched.includes(word));
}

/** Where a line without a moment goes: the index in `places` of the last one at or before it, in its video; else -1. */
export function lastBefore(
  places: readonly { readonly video: string; readonly seconds: Seconds }[],
  { video, seconds }: { readonly video: string; readonly seconds: Seconds },
): number {
  let found = -1;
  for (const [at, place] of places.entries()) {
    if (place.video !== video || place.seconds > seconds) continue;
    if (found < 0 || place.seconds >= (places[found]?.seconds ?? 0)) found = at;
  }
  return found;
}

/** A key taken apart. @example placeOf('9spwoDYwW_I:137') // => { video: '9spwoDYwW_I', seconds: 137 } */
export function placeOf(key: MomentKey): { readonly video: string; readonly seconds: Seconds } {
  const at = key.lastIndexOf(':');
  return { video: key.slice(0, at), seconds: Number(key.slice(at + 1)) };
}

/** The traditional characters of a site come with its search index, which nobody waits for here. */
const AS_WRITTEN = new Map<string, string>();

function isMarked({ done, star, note }: Marks): boolean {
  return Boolean(done?.[0] || star?.[0] || note?.[0].trim());
}

function isListed({ star, note, unsure, open }: Standing): boolean {
  return star || note !== '' || unsure || open;
}

function rowsOf({ moments = [] }: ServedLesson, study: Marked): StudyRow[] {
  return moments.map((moment) => {
    const key = momentKey(moment.video, moment.start);
    const halves = [moment.en ?? '', moment.zh ?? '', moment.text];
    const standing = standingOf(study.moments.get(key) ?? {}, halves);
    return { ...standing, key, video: moment.video, seconds: moment.start, moment };
  });
}

/** Puts lines without a moment between those of the outline, the earlier ones first. */
function insertByTime(rows: readonly StudyRow[], own: readonly StudyRow[]): StudyRow[] {
  const all = [...rows];
  for (const row of own.toSorted((a, b) =>
    a.video === b.video ? a.seconds - b.seconds : a.video < b.video ? -1 : 1,
  )) {
    const before = lastBefore(all, row);
    const first = all.findIndex(({ video }) => video === row.video);
    all.splice(before < 0 ? (first < 0 ? all.length : first) : before + 1, 0, row);
  }
  return all;
}
