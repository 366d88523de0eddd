import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldSubtitles } from '../../../src/notes/subtitles/fold.ts';
import { readSubtitles } from '../../../src/notes/subtitles/read-subtitles.ts';
import { writeSubtitles } from '../../../src/notes/subtitles/write-subtitles.ts';
import { samples, sampleText } from './samples.ts';

const cuesOf = (text: string) => foldSubtitles([{ name: 'a', cues: readSubtitles(text).cues }]).cues;
const keep = { unsure: 'keep' } as const;
const cues = [
  { start: 1520, end: 3260, en: 'a Map<K, V> & b', zh: '映射 <K>' },
  { start: 3_600_000, end: 3_601_000, en: '42', zh: '四十二', unsure: true as const },
  { start: 3_601_000, end: 3_602_000, en: 'AT&T &lt; <i>x</i> {\\an8}' },
  { start: 3_602_000, end: 3_603_000, zh: '完' },
];

describe('canonical files', () => {
  test.each([
    [
      'sbv',
      '0:00:01.520,0:00:03.260\na Map<K, V> & b\n映射 <K>\n\n1:00:00.000,1:00:01.000\n42\n四十二 (?)\n\n1:00:01.000,1:00:02.000\nAT&T &lt; <i>x</i> {\\an8}\n\n1:00:02.000,1:00:03.000\n完\n\n',
    ],
    [
      'srt',
      '1\n00:00:01,520 --> 00:00:03,260\na Map<K, V> & b\n映射 <K>\n\n2\n01:00:00,000 --> 01:00:01,000\n42\n四十二 (?)\n\n3\n01:00:01,000 --> 01:00:02,000\nAT&amp;T &amp;lt; &lt;i&gt;x&lt;/i&gt; &#123;\\an8}\n\n4\n01:00:02,000 --> 01:00:03,000\n完\n\n',
    ],
    [
      'vtt',
      'WEBVTT\n\n00:00:01.520 --> 00:00:03.260\na Map&lt;K, V&gt; &amp; b\n映射 &lt;K&gt;\n\n01:00:00.000 --> 01:00:01.000\n42\n四十二 (?)\n\n01:00:01.000 --> 01:00:02.000\nAT&amp;T &amp;lt; &lt;i&gt;x&lt;/i&gt; &#123;\\an8}\n\n01:00:02.000 --> 01:00:03.000\n完\n\n',
    ],
  ] as const)('%s', (format, text) => {
    expect(writeSubtitles(cues, format, keep)).toBe(text);
    expect(writeSubtitles(cuesOf(text), format, keep)).toBe(text);
    expect(readSubtitles(text)).toMatchObject({ mistyped: [], skipped: [] });
  });

  test.each(['01-pair-en-zh.sbv', '02-half-translated.sbv'])('%s is one to the last byte', (name) => {
    expect(writeSubtitles(cuesOf(sampleText(name)), 'sbv', keep)).toBe(sampleText(name));
  });

  test('every file of many hands keeps its cues in each format', () => {
    for (const name of Object.keys(samples))
      for (const format of ['sbv', 'srt', 'vtt'] as const) {
        const read = cuesOf(sampleText(name));
        const again = cuesOf(writeSubtitles(read, format, keep));
        const said = (of: typeof read) => of.map(({ start, end, en, zh }) => [start, end, en, zh]);
        expect([name, format, said(again)]).toEqual([name, format, said(read)]);
      }
  });

  test('any words come back in each format, also those that look like times', () => {
    const words = fc.constantFrom(
      '0:00:01.000,0:00:02.000',
      '00:00:01,000 --> 00:00:02,000',
      '0:10',
      '7',
      'NOTE x',
      'WEBVTT',
      '<b>',
      '&amp;',
      '-->',
      '词',
      'a b',
    );
    const line = fc.array(words, { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const some = lines.map((text, at) => ({ start: at * 2000, end: at * 2000 + 1000, en: text }));
        for (const format of ['sbv', 'srt', 'vtt'] as const) {
          const read = readSubtitles(writeSubtitles(some, format, keep)).cues;
          expect([format, read.map(({ start, lines: [first] }) => [start, first?.text])]).toEqual([
            format,
            some.map(({ start, en }) => [start, en]),
          ]);
        }
      }),
    );
  });
});

describe('for readers', () => {
  const write = (...[format, options]: [Parameters<typeof writeSubtitles>[1], object?]) =>
    writeSubtitles(cues, format, { unsure: 'leave', ...options });

  test('Chinese that nobody is sure of is left out', () => {
    expect(write('txt', { languages: 'zh' })).toBe('映射 <K>\n完\n');
    expect(write('srt')).not.toContain('四十二');
  });

  test('text with and without times, the languages in the order one chooses', () => {
    expect(write('txt', { languages: 'zh-en' })).toBe(
      '映射 <K>\na Map<K, V> & b\n42\nAT&T &lt; <i>x</i> {\\an8}\n完\n',
    );
    const timed = write('txt', { languages: 'en', times: true });
    expect(timed).toBe('0:00:01\na Map<K, V> & b\n1:00:00\n42\n1:00:01\nAT&T &lt; <i>x</i> {\\an8}\n');
    expect(readSubtitles(timed).cues.map(({ start }) => start)).toEqual([1000, 3_600_000, 3_601_000]);
  });

  test('one language alone numbers its own cues', () => {
    expect(write('srt', { languages: 'zh' })).toBe(
      '1\n00:00:01,520 --> 00:00:03,260\n映射 <K>\n\n2\n01:00:02,000 --> 01:00:03,000\n完\n\n',
    );
  });
});
