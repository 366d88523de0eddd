import type { Bilingual } from '../notes/lesson.ts';
import { LONGEST } from './review.ts';
import {
  type Dated,
  EXPLANATION_LENGTH,
  type Marks,
  type MomentKey,
  momentKey,
  NOTE_LENGTH,
  type Position,
  type SectionKey,
  type Study,
} from './study.ts';

/** The form of the JSON, in the browser's storage and in files alike. */
export const VERSION = 1;

/** What could be read, and the places of what could not, such as `moments.9spwoDYwW_I:137.done`. */
export interface ReadStudy {
  readonly study: Study;
  readonly left: readonly string[];
}

const KEY = /^(?:[\w-]{11}|(?:BV[0-9A-Za-z]{10}|av\d{1,12})(?:-p\d+)?):\d{1,6}$/;
const LESSON = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const SECTION = /^[a-z0-9-]+\/[a-z0-9-]+#.{0,200}$/;
const MARKS: Readonly<Record<keyof Marks, (value: unknown) => value is boolean | string>> = {
  done: isTick,
  star: isTick,
  note: (value) => isText(value, NOTE_LENGTH),
};

/** The study as JSON that `readStudy` understands, with whatever else a file is to say. */
export function writeStudy(study: Study, more: Readonly<Record<string, unknown>> = {}): string {
  const parts = Object.entries(study).map(([name, map]) => [name, Object.fromEntries(map)]);
  return JSON.stringify({ version: VERSION, ...more, ...Object.fromEntries(parts) });
}

/**
 * Reads what `writeStudy` wrote, or anything at all: what is not understood is left out and named. No time lies after
 * `now`, or a wrong clock would win every later merge.
 *
 * @example readStudy('{', 0).left             // => ['']
 * @example readStudy('{"version":2}', 0).left // => ['version']
 */
export function readStudy(text: string, now: number): ReadStudy {
  const root = parse(text);
  const left: string[] = [];
  const moments = new Map<MomentKey, Marks>();
  const positions = new Map<string, Position>();
  let explanations: Study['explanations'] = new Map();
  let reviews: Study['reviews'] = new Map();
  if (!isRecord(root)) left.push('');
  else if (root.version !== VERSION) left.push('version');
  else {
    for (const [key, value] of entriesOf(root, 'moments', left)) {
      const marks = KEY.test(key) && readMarks(value, `moments.${key}`, now, left);
      if (!marks) left.push(`moments.${key}`);
      else if (Object.keys(marks).length > 0) moments.set(key as MomentKey, marks);
    }
    for (const [lesson, value] of entriesOf(root, 'positions', left)) {
      const position = LESSON.test(lesson) && readPosition(value, now);
      if (position) positions.set(lesson, position);
      else left.push(`positions.${lesson}`);
    }
    const isWords = (value: unknown) => isText(value, EXPLANATION_LENGTH);
    explanations = readDated(root, 'explanations', SECTION, isWords, now, left);
    reviews = readDated(root, 'reviews', KEY, isDays, now, left);
  }
  return { study: { moments, positions, explanations, reviews }, left };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entriesOf(root: Record<string, unknown>, name: string, left: string[]): [string, unknown][] {
  const value = root[name] ?? {};
  if (isRecord(value)) return Object.entries(value);
  left.push(name);
  return [];
}

/** Reads what has one dated value for each key. */
function readDated<K extends MomentKey | SectionKey, T>(
  root: Record<string, unknown>,
  name: 'explanations' | 'reviews',
  isKey: RegExp,
  isValue: (value: unknown) => value is T,
  now: number,
  left: string[],
): ReadonlyMap<K, Dated<T>> {
  const read = new Map<K, Dated<T>>();
  for (const [key, value] of entriesOf(root, name, left)) {
    const dated = isKey.test(key) ? readValue(value, isValue, now) : undefined;
    if (dated) read.set(key as K, dated);
    else left.push(`${name}.${key}`);
  }
  return read;
}

function readValue<T>(
  dated: unknown,
  isValue: (value: unknown) => value is T,
  now: number,
): Dated<T> | undefined {
  if (!Array.isArray(dated) || dated.length !== 2) return undefined;
  const [value, at] = dated;
  return isValue(value) && isTime(at) ? [value, Math.min(at, now)] : undefined;
}

function readMarks(value: unknown, path: string, now: number, left: string[]): Marks | undefined {
  if (!isRecord(value)) return undefined;
  const marks: Record<string, Dated<unknown>> = {};
  for (const [name, mark] of Object.entries(value)) {
    const isValue = Object.hasOwn(MARKS, name) ? MARKS[name as keyof Marks] : undefined;
    const dated = isValue && readValue(mark, isValue, now);
    if (dated) marks[name] = dated;
    else left.push(`${path}.${name}`);
  }
  return marks as Marks;
}

function readPosition(value: unknown, now: number): Position | undefined {
  if (!isRecord(value)) return undefined;
  const { video, seconds, title, at } = value;
  if (!Number.isSafeInteger(seconds) || !isTime(seconds) || !isTime(at)) return undefined;
  if (video !== undefined && !(typeof video === 'string' && KEY.test(momentKey(video, 0)))) return undefined;
  if (!isRecord(title) || !isWord(title.en) || !isWord(title.zh)) return undefined;
  const words: Bilingual = { ...(title.en && { en: title.en }), ...(title.zh && { zh: title.zh }) };
  return { ...(video && { video }), seconds, title: words, at: Math.min(at, now) };
}

function isTick(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isDays(value: unknown): value is number | null {
  return value === null || (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST);
}

function isText(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length <= length;
}

function isWord(value: unknown): value is string | undefined {
  return value === undefined || isText(value, NOTE_LENGTH);
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
