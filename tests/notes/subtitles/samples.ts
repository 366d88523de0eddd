import { readFileSync } from 'node:fs';
import { decodeAny } from '../../../src/notes/markdown/decode-text.ts';
import { readSubtitles } from '../../../src/notes/subtitles/read-subtitles.ts';
import type { Reading } from '../../../src/notes/subtitles/reading.ts';

const folder = new URL('../fixtures/subtitles/', import.meta.url);

interface Sample {
  readonly note: string;
  /** Start, end and lines; an end that nobody says is `null`. */
  readonly cues: readonly (readonly [start: number, end: number | null, lines: readonly string[]])[];
}

/** What files of lectures look like, from many hands; the words are made up. */
export const samples: Readonly<Record<string, Sample>> = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);

export function sampleText(name: string): string {
  const read = decodeAny(readFileSync(new URL(name, folder)));
  if (!('text' in read)) throw new Error(`${name} is no text.`);
  return read.text;
}

export function readSample(name: string): Reading {
  return readSubtitles(sampleText(name));
}
