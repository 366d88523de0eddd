import type { Skipped } from '../convert/import-rows.ts';
import type { FileCue } from './cue.ts';

/** What a file of subtitles is. A `panel` is what one copies from YouTube’s transcript, an `sjson` a file of Open edX. */
export type SubtitleKind = 'sbv' | 'srt' | 'vtt' | 'ass' | 'sjson' | 'panel';

/** What was read of one file. */
export interface Reading {
  readonly kind: SubtitleKind;
  /** In the order of the file. */
  readonly cues: readonly FileCue[];
  /** Lines that were left, with the words of times that cannot be read. */
  readonly skipped: readonly Skipped[];
  readonly mistyped: readonly MistypedTimes[];
  /** The line in which the file ends too soon. */
  readonly cutOff?: number;
}

/** A line of times that programs do not read; what was meant is its fix, if that can be known. */
export interface MistypedTimes {
  readonly line: number;
  readonly typed: string;
  readonly fix?: string;
}
