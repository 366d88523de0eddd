import type { Seconds } from '../notes/entries/time.ts';
import type { Bilingual } from '../notes/lesson.ts';

/** Milliseconds since 1970, as `Date.now()` counts them. */
export type Millis = number;

/** A value and when the reader last set it. A mark that was taken back stays as `false` or `''`, so that it wins a merge. */
export type Dated<T> = readonly [value: T, at: Millis];

/** What a reader did with one moment. */
export interface Marks {
  readonly done?: Dated<boolean>;
  readonly star?: Dated<boolean>;
  readonly note?: Dated<string>;
}

/**
 * What the reader last answered at a moment: after how many days it is asked again, 0 for “not yet”. `null` for an
 * answer that was taken back: the moment is not asked again.
 */
export type Review = Dated<number | null>;

/** Where a reader stopped in a lesson. */
export interface Position {
  /** Absent in what was stored before it was kept. */
  readonly video?: string;
  readonly seconds: Seconds;
  readonly title: Bilingual;
  readonly at: Millis;
}

/**
 * All a reader has done. Moments and reviews are known by their video and second, so that they survive a changed
 * outline; positions by `<course>/<lesson>`, explanations by their section too.
 */
export interface Study {
  readonly moments: ReadonlyMap<MomentKey, Marks>;
  readonly positions: ReadonlyMap<string, Position>;
  /** How a section is explained in the reader's own words. */
  readonly explanations: ReadonlyMap<SectionKey, Dated<string>>;
  readonly reviews: ReadonlyMap<MomentKey, Review>;
}

/** `<video>:<second>`. */
export type MomentKey = `${string}:${number}`;

/** `<course>/<lesson>#<id of the heading>`; above all headings there is no id. */
export type SectionKey = `${string}#${string}`;

export const NO_STUDY: Study = {
  moments: new Map(),
  positions: new Map(),
  explanations: new Map(),
  reviews: new Map(),
};

/** How long a reader's own note can be. */
export const NOTE_LENGTH = 2000;

/** How long a reader's own explanation of a section can be. */
export const EXPLANATION_LENGTH = 10_000;

/** @example momentKey('9spwoDYwW_I', 137) // => '9spwoDYwW_I:137' */
export function momentKey(video: string, seconds: Seconds): MomentKey {
  return `${video}:${seconds}`;
}

/** Sets one mark of a moment. The new value is always the latest, whatever the clock says. */
export function setMark<K extends keyof Marks>(
  study: Study,
  key: MomentKey,
  name: K,
  value: NonNullable<Marks[K]>[0],
  now: Millis,
): Study {
  const marks = study.moments.get(key);
  const at = Math.max(now, (marks?.[name]?.[1] ?? 0) + 1);
  return { ...study, moments: new Map(study.moments).set(key, { ...marks, [name]: [value, at] }) };
}

/** Keeps how the reader explains a section. The new words are always the latest, whatever the clock says. */
export function setExplanation(study: Study, key: SectionKey, words: string, now: Millis): Study {
  const at = Math.max(now, (study.explanations.get(key)?.[1] ?? 0) + 1);
  return { ...study, explanations: new Map(study.explanations).set(key, [words, at]) };
}

/** Remembers where the reader is in a lesson. */
export function setPosition(study: Study, lesson: string, position: Position): Study {
  return { ...study, positions: new Map(study.positions).set(lesson, position) };
}

/** The lesson a reader was in last, with the position there. */
export function lastPosition({
  positions,
}: Study): readonly [lesson: string, position: Position] | undefined {
  return [...positions].reduce<readonly [string, Position] | undefined>(
    (last, entry) => (last && last[1].at >= entry[1].at ? last : entry),
    undefined,
  );
}

/** How many of these moments are ticked. */
export function countDone({ moments }: Study, keys: readonly MomentKey[]): number {
  return keys.filter((key) => moments.get(key)?.done?.[0]).length;
}

/** How many moments have a tick, a star and a note. */
export function countMarks({ moments }: Study): Readonly<Record<keyof Marks, number>> {
  const count = (name: keyof Marks) => [...moments.values()].filter((marks) => marks[name]?.[0]).length;
  return { done: count('done'), star: count('star'), note: count('note') };
}
