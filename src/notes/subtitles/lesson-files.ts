import type { Phrase } from '../check/diagnostics.ts';

/** The files of subtitles that may lie beside a lesson. */
export const SUBTITLE_FILE = /\.(?:sbv|srt|vtt|ass)$/i;

/** The most that is read of one file: no lecture has a twentieth of it. */
export const MOST_BYTES = 16_000_000;

/**
 * A file of subtitles. Its text is absent if it has too many bytes, which it then says, or is no text at all. `found`
 * says what it is instead of text in UTF-8.
 */
export interface SubtitleText {
  readonly path: string;
  readonly text?: string;
  readonly found?: Phrase;
  readonly bytes?: number;
}

/**
 * The lesson that a file beside it belongs to: its name begins with that of the lesson, and goes on with neither a
 * letter nor a figure.
 *
 * @example lessonOf('lesson-7.zh.40-50.sbv', ['lesson-7', 'lesson-70']) // => 'lesson-7'
 */
export function lessonOf(file: string, lessons: Iterable<string>): string | undefined {
  let longest: string | undefined;
  for (const lesson of lessons) {
    const isOf = file.startsWith(lesson) && /^[^\p{L}\p{N}]/u.test(file.slice(lesson.length));
    if (isOf && lesson.length > (longest?.length ?? 0)) longest = lesson;
  }
  return longest;
}

/** The name of a file without its folders. */
export function nameOf(path: string): string {
  return path.slice(path.search(/[^/\\]*$/));
}
