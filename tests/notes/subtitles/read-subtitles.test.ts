import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isSubtitles, readSubtitles } from '../../../src/notes/subtitles/read-subtitles.ts';
import { readSample, samples, sampleText } from './samples.ts';

const saidIn = (text: string) =>
  readSubtitles(text).cues.map(({ start, end, lines }) => [start, end, ...lines.map((line) => line.text)]);

describe('files of many hands give their cues', () => {
  test.each(Object.entries(samples))('%s', (name, { cues }) => {
    const read = readSample(name).cues.map(({ start, end, lines }) => [
      start,
      end,
      lines.map(({ text }) => text),
    ]);
    expect(read).toEqual(cues.map(([start, end, lines]) => [start, end ?? expect.any(Number), lines]));
    expect(isSubtitles(sampleText(name))).toBe(true);
  });

  test('there are 30', () => expect(Object.keys(samples)).toHaveLength(30));
});

test('mistyped times are read, and reported with what they should be', () => {
  const { mistyped } = readSample('28-odd-clocks.srt');
  expect(mistyped.map(({ line, fix }) => [line, fix])).toEqual([
    [2, '00:00:00,500 --> 00:00:02,000'],
    [6, '00:00:02,000 --> 00:00:04,000'],
    [10, '00:00:04,000 --> 00:00:06,000'],
    [14, '00:00:06,000 --> 00:00:08,000'],
    [18, '00:00:08,000 --> 00:00:10,000'],
    [22, '00:00:10,000 --> 00:00:12,000'],
  ]);
});

describe('lines of times', () => {
  const srt = (times: string) =>
    `1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n${times}\nb\n\n3\n00:01:00,000 --> 00:01:01,000\nc\n`;
  const sbv = (times: string) => `0:00:01.000,0:00:02.000\na\n\n${times}\nb\n\n0:01:00.000,0:01:01.000\nc\n`;

  test.each([
    '00:00:05,250 —> 00:00:06,500',
    '00:00:05,250 –> 00:00:06,500',
    '00:00:05,250 -- > 00:00:06,500',
    '00:00:05,250 --&gt; 00:00:06,500',
    '00:00:05,250-->00:00:06,500',
    '00:00:05,250 ==> 00:00:06,500',
    '00:00:05,250 → 00:00:06,500',
    '００：００：０５，２５０ －－＞ ００：００：０６，５００',
    '0:00:05.250,0:00:06.500',
    '00:05,250 --> 00:06,500',
    '00:00:05.25 --> 00:00:06.5',
  ])('in SRT: %s', (times) => {
    const read = readSubtitles(srt(times));
    expect(saidIn(srt(times))[1]).toEqual([5250, 6500, 'b']);
    expect(read.mistyped).toEqual([{ line: 6, typed: times, fix: '00:00:05,250 --> 00:00:06,500' }]);
  });

  test.each([
    '0:00:05,250,0:00:06,500',
    '0：00：05.250，0：00：06.500',
    '0:00:05.250, 0:00:06.500',
    '0:00:05.250;0:00:06.500',
  ])('in SBV: %s', (times) => {
    expect(saidIn(sbv(times))[1]).toEqual([5250, 6500, 'b']);
    expect(readSubtitles(sbv(times)).mistyped).toEqual([
      { line: 4, typed: times, fix: '0:00:05.250,0:00:06.500' },
    ]);
  });

  test('settings of WebVTT and coordinates of SRT are no mistake, and stay in a fix', () => {
    const vtt = (times: string) => readSubtitles(`WEBVTT\n\n${times}\na\n`).mistyped;
    expect(vtt('00:01.000 --> 00:02.000 align:start')).toEqual([]);
    expect(vtt('00:01,000 --> 00:02,000 align:start')[0]?.fix).toBe(
      '00:00:01.000 --> 00:00:02.000 align:start',
    );
    expect(readSample('16-markup.srt').mistyped).toEqual([]);
  });

  test.each(['0:10 -> 0:20', '1:2,3:4', 'from 0:10 --> 0:20', '10:30', '0:10 - 0:20'])(
    'words: %s',
    (words) => {
      for (const text of [srt('00:00:05,250 --> 00:00:06,500'), sbv('0:00:05.250,0:00:06.500')])
        expect(saidIn(text.replace('b', words))[1]).toEqual([5250, 6500, words]);
    },
  );

  test('one that cannot be read takes its words with it, and says so', () => {
    const read = readSubtitles(srt('00:00:75,000 --> 00:00:80,000'));
    expect(read.mistyped).toEqual([{ line: 6, typed: '00:00:75,000 --> 00:00:80,000' }]);
    expect(read.cues.map(({ start }) => start)).toEqual([1000, 60_000]);
    expect(read.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'bad-times'],
      [7, 'no-time'],
    ]);
  });
});

describe('a file that ends too soon', () => {
  const whole = '1\n00:00:00,500 --> 00:00:02,000\nThe river\n\n2\n00:00:02,000 --> 00:00:04,000\n';
  const first = whole.indexOf('2\n00:00:02');

  test('is cut off wherever it ends between two cues; the cues before it are whole', () => {
    for (let at = first + 1; at <= whole.length; at++) {
      const { cutOff, cues, mistyped } = readSubtitles(whole.slice(0, at));
      // Of two or three figures nobody can say that they are no words.
      const isFigures = at > first + 2 && at < first + 5;
      if (!isFigures) expect([at, cutOff]).toEqual([at, at <= first + 2 ? 5 : 6]);
      expect([at, cues.length, mistyped]).toEqual([at, 1, []]);
      if (!isFigures) expect(cues[0]?.lines.map(({ text }) => text)).toEqual(['The river']);
    }
  });

  test('a whole one is not', () => {
    for (const name of Object.keys(samples))
      expect([name, readSample(name).cutOff]).toEqual([name, name.startsWith('29') ? 6 : undefined]);
  });
});

test('what nobody sees goes, but joins what belongs together', () => {
  expect(saidIn('0:00:01.000,0:00:02.000\n\u200bthe\u200b river\u200e \u2060 bends\u200d\ufeff\n')).toEqual([
    [1000, 2000, 'the river bends'],
  ]);
  expect(saidIn('0:00:01.000,0:00:02.000\n👩\u200d💻 codes\n')).toEqual([[1000, 2000, '👩\u200d💻 codes']]);
});

test('generics are words, also those that are tags elsewhere', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\nVec<v> of <c> &lt;i&gt; &#x4f60; &#0; &nope;\n';
  expect(saidIn(text)).toEqual([[1000, 2000, 'Vec<v> of <c> <i> 你 &#0; &nope;']]);
});

test('two languages that are all of one file after all of the other are pairs by their times', () => {
  const events = ['one', 'two', '一', '二'].map(
    (words, at) => `Dialogue: 0,0:00:0${at % 2}.00,0:00:0${(at % 2) + 1}.00,x,,0,0,0,,${words}`,
  );
  expect(saidIn(`[Script Info]\n\n[Events]\n${events.join('\n')}\n`)).toEqual([
    [0, 1000, 'one', '一'],
    [1000, 2000, 'two', '二'],
  ]);
});

test('a panel with what screen readers say of its times', () => {
  expect(saidIn('Transcript\n0:02\n2 seconds\none\n1:10:04\n1 小时 10 分钟 4 秒钟\n二\n')).toEqual([
    [2000, 4_204_000, 'one'],
    [4_204_000, expect.any(Number), '二'],
  ]);
});

test.each(['{"start": [1], "end": "x", "text": []}', '{"start": [1', '{}'])('no SJSON: %s', (text) => {
  expect(readSubtitles(text).cues).toEqual([]);
});

test('any text is read; lines that are left are lines of it', () => {
  const part = fc.constantFrom(
    'WEBVTT',
    '[Events]',
    '1',
    '0:01',
    '00:00:01,000 --> 00:00:0',
    '0:00:01.000,0:00:02.000',
    '00:00:02.000 --> 00:00:01.000',
    'words',
    '词',
    '',
    '{"start":[',
  );
  fc.assert(
    fc.property(
      fc.array(part).map((lines) => lines.join('\n')),
      (text) => {
        const { cues, skipped, mistyped, cutOff = 1 } = readSubtitles(text);
        const most = text.split('\n').length;
        for (const { line } of [
          ...cues,
          ...cues.flatMap(({ lines }) => lines),
          ...skipped,
          ...mistyped,
          { line: cutOff },
        ])
          expect(line >= 1 && line <= most).toBe(true);
        for (const { start, end, lines } of cues)
          expect(Number.isSafeInteger(start) && Number.isSafeInteger(end) && lines.length > 0).toBe(true);
      },
    ),
  );
});

test('work grows with the file, not with its square', () => {
  const count = (size: number) => {
    const lines = Array.from({ length: size }, (_, at) => {
      const time = (of: number) => new Date(of * 1000).toISOString().slice(11, 23).replace('.', ',');
      return `${at + 1}\n${time(at)} --> ${time(at + 1)}\nwords <i>${at % 3}</i>\n`;
    });
    const text = lines.join('\n');
    const asked = vi.spyOn(RegExp.prototype, 'exec');
    try {
      expect(readSubtitles(text).cues).toHaveLength(size);
      return asked.mock.calls.length;
    } finally {
      asked.mockRestore();
    }
  };
  expect(count(4000) / count(1000)).toBeLessThan(4.1);
});
