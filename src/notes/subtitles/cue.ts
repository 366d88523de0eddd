import type { Bilingual } from '../lesson.ts';

/** A point in a video, or a length of it: whole milliseconds, 0 or more. */
export type Milliseconds = number;

/** A cue as one file has it: what is shown, line by line, and from when to when. Its end may be before its start. */
export interface FileCue {
  readonly start: Milliseconds;
  readonly end: Milliseconds;
  /** The line of its times. */
  readonly line: number;
  readonly lines: readonly CueLine[];
}

export interface CueLine {
  /** Where it stands in its file; lines count from 1. */
  readonly line: number;
  readonly text: string;
}

/** What is said at one time of a lesson, in the languages that anybody wrote. Its start is also its id. */
export interface Cue extends Bilingual {
  readonly start: Milliseconds;
  /** Never before its start. */
  readonly end: Milliseconds;
  /** True if the translator is not sure of the Chinese. */
  readonly unsure?: true;
  /** The files that say it, and the lines of their times. */
  readonly places: readonly CuePlace[];
}

export interface CuePlace {
  readonly file: string;
  readonly line: number;
}

/** Starts that differ by no more are one: programs round them differently. */
export const SAME_START: Milliseconds = 40;
