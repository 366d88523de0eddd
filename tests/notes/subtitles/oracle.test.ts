import { parse } from 'subsrt-ts';
import { describe, expect, test } from 'vitest';
import { foldSubtitles } from '../../../src/notes/subtitles/fold.ts';
import { writeSubtitles } from '../../../src/notes/subtitles/write-subtitles.ts';
import { readSample, samples } from './samples.ts';

/** What another reader cannot do: it drops every tag-like word, and knows no hours of three figures. */
const BEYOND = ['15-generics.srt', '28-odd-clocks.srt'];

describe('another reader finds the same cues in what is written', () => {
  test.each(['srt', 'vtt', 'sbv'] as const)('%s', (format) => {
    for (const name of Object.keys(samples).filter((one) => !BEYOND.includes(one))) {
      const { cues } = foldSubtitles([{ name, cues: readSample(name).cues }]);
      const read = parse(writeSubtitles(cues, format, { unsure: 'keep' }), { format, eol: '\n' });
      const said = read.flatMap((one) =>
        'text' in one && 'start' in one ? [[one.start, one.end, words(one.text)]] : [],
      );
      expect([name, said]).toEqual([
        name,
        cues.map(({ start, end, en, zh }) => [start, end, words([en, zh].filter(Boolean).join('\n'))]),
      ]);
    }
  });
});

/** Entities are read by players, not by that reader. */
function words(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&gt;', '>').replaceAll('&lt;', '<').trim();
}
