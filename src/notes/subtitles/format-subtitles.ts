import type { LineFix } from '../check/fix.ts';
import { foldSubtitles } from './fold.ts';
import { readSubtitles } from './read-subtitles.ts';
import { formatOfName, writeSubtitles } from './write-subtitles.ts';

/** Who speaks, as WebVTT says it; nothing else of its marks has words. */
const VOICE = /<v[.\s]/;

/**
 * Writes a file of subtitles in canonical form, in the format that its name says: English above Chinese, in the order
 * of time, LF, no byte order mark. A file in which something cannot be read, is a comment or is said twice stays as it
 * is, so that no word is lost; so does one in a format that is only read.
 *
 * @example formatSubtitles('a.sbv', '\uFEFF0:00:01.000,0:00:02.000\r\n你好\r\nhello')
 * // => '0:00:01.000,0:00:02.000\nhello\n你好\n\n'
 */
export function formatSubtitles(name: string, text: string): string {
  const format = formatOfName(name);
  const { cues, skipped, mistyped, cutOff } = readSubtitles(text);
  const { cues: folded, twice } = foldSubtitles([{ name, cues }]);
  const isWhole =
    cues.length > 0 &&
    cutOff === undefined &&
    skipped.every(({ reason }) => reason === 'repeated') &&
    mistyped.every(({ fix }) => fix !== undefined) &&
    twice.length === 0;
  if (!format || !isWhole || (format === 'vtt' && VOICE.test(text))) return text;
  return writeSubtitles(folded, format, { unsure: 'keep' });
}

/** Writes mistyped times as they should be, where that is known; all else of the file stays. */
export function fixSubtitles(text: string): { readonly text: string; readonly fixes: readonly LineFix[] } {
  const wanted = new Map(
    readSubtitles(text).mistyped.flatMap(({ line, fix }) => (fix === undefined ? [] : [[line, fix]])),
  );
  if (wanted.size === 0) return { text, fixes: [] };
  const fixes: LineFix[] = [];
  // Every second part is the end of a line.
  const parts = text.split(/(\r\n|\r|\n)/).map((part, at) => {
    const line = at / 2 + 1;
    const after = wanted.get(line);
    if (after === undefined) return part;
    fixes.push({ line, code: 'cue-time-syntax', before: part, after });
    return after;
  });
  return { text: parts.join(''), fixes };
}
