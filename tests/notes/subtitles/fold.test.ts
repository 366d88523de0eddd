import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldSubtitles } from '../../../src/notes/subtitles/fold.ts';
import { readSubtitles } from '../../../src/notes/subtitles/read-subtitles.ts';
import { writeSubtitles } from '../../../src/notes/subtitles/write-subtitles.ts';
import { sampleText } from './samples.ts';

type Files = Readonly<Record<string, string>>;

const fold = (files: Files) =>
  foldSubtitles(Object.entries(files).map(([name, text]) => ({ name, cues: readSubtitles(text).cues })));
const saidIn = (files: Files) =>
  fold(files).cues.map(({ start, end, en = '', zh = '' }) => [start, end, en, zh]);
const asSbv = (files: Files) => writeSubtitles(fold(files).cues, 'sbv', { unsure: 'keep' });
const sample = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`lesson-7.${name}`, sampleText(name)]));
const sbv = (...cues: readonly (readonly [start: number, ...lines: string[]])[]) =>
  cues
    .map(([start, ...lines]) =>
      writeSubtitles([{ start, end: start + 900, en: lines.join('\n') }], 'sbv', { unsure: 'keep' }),
    )
    .join('');

describe('one file', () => {
  test.each([
    ['01-pair-en-zh.sbv', [1200, 3400, 'The river bends twice', '河流转了两个弯']],
    ['04-bom-crlf-zh-en.srt', [500, 2000, 'The river bends twice', '河流转了两个弯']],
    ['07-two-cues-one-time.srt', [0, 4600, 'The river bends twice before', '河流转了两个弯']],
    ['24-two-events.ass', [500, 2000, 'The river bends, twice', '河流转了两个弯']],
    ['20-dialogue-zh-en-zh-en.srt', [500, 4000, 'How wide is it? Two metres', '它有多宽？ 两米']],
    ['13-speakers.srt', [500, 2000, '>> How wide is it? >> Two metres.', '']],
  ])('%s', (name, first) => {
    expect(saidIn(sample(name))[0]).toEqual(first);
    expect(fold(sample(name))).toMatchObject({ twice: [], apart: [] });
  });

  test('a half in letters is known by its usual place', () => {
    const english = sbv(
      [0, 'one', '一'],
      [1000, 'NSString', 'NSString'],
      [2000, 'two', '二'],
      [3000, 'A, B', 'A、B'],
    );
    expect(saidIn({ 'a.sbv': english }).slice(1)).toEqual([
      [1000, 1900, 'NSString', 'NSString'],
      [2000, 2900, 'two', '二'],
      [3000, 3900, 'A, B', 'A、B'],
    ]);
    const chinese = sbv([0, '一', 'one'], [1000, 'API 1', 'API 2'], [2000, '二', 'two']);
    expect(saidIn({ 'a.sbv': chinese })[1]).toEqual([1000, 1900, 'API 2', 'API 1']);
  });

  test('two lines of English are no pair where English often takes two', () => {
    const text = sbv([0, 'one', '一'], [1000, 'two and', 'three'], [2000, 'four and', 'five']);
    expect(saidIn({ 'a.sbv': text })[1]).toEqual([1000, 1900, 'two and three', '']);
  });

  test('words in letters are Chinese in a Chinese file, or in one that says so', () => {
    expect(saidIn({ 'a.srt': sbv([0, '一'], [1000, 'ResNet'], [2000, '二']) })[1]?.slice(2)).toEqual([
      '',
      'ResNet',
    ]);
    const files = { 'l.en.sbv': sbv([0, 'a ResNet']), 'l.zh-Hans.0-10.sbv': sbv([0, 'ResNet']) };
    expect(saidIn(files)).toEqual([[0, 900, 'a ResNet', 'ResNet']]);
  });

  test('what its translator is not sure of', () => {
    const text = sbv([0, 'one', '一 (?)'], [1000, 'two', '二（？）'], [2000, 'three?', '三？']);
    expect(fold({ 'a.sbv': text }).cues.map(({ zh, unsure }) => [zh, unsure])).toEqual([
      ['一', true],
      ['二', true],
      ['三？', undefined],
    ]);
  });

  test('short cues that follow each other stay two; ends before starts last until the next', () => {
    expect(saidIn({ 'a.sbv': sbv([1000, 'a'], [1030, 'b']) }).map(([start]) => start)).toEqual([1000, 1030]);
    const back = '0:00:05.000,0:00:04.000\na\n\n0:00:06.000,0:00:05.000\nb\n';
    expect(saidIn({ 'a.sbv': back })).toEqual([
      [5000, 6000, 'a', ''],
      [6000, 6000, 'b', ''],
    ]);
  });
});

describe('several files', () => {
  test('a pair with cues of other lengths, one 40 ms late', () => {
    expect(fold(sample('33-pair.en.srt', '33-pair.zh.srt')).apart).toEqual([]);
    expect(saidIn(sample('33-pair.en.srt', '33-pair.zh.srt'))).toEqual([
      [500, 2000, 'The river bends', '河流转了两个弯'],
      [2000, 3000, 'twice before', ''],
      [3000, 5500, 'it meets the mill', '然后才到磨坊'],
      [5500, 7000, 'and the bridge', '还有那座桥'],
    ]);
  });

  test('a pair that is moved is not joined, and how far it is moved is said', () => {
    const files = sample('33-pair.en.srt', '34-pair-shifted.zh.srt');
    expect(fold(files).apart).toEqual([
      { file: 'lesson-7.34-pair-shifted.zh.srt', from: 'lesson-7.33-pair.en.srt', share: 0, shift: -12_000 },
    ]);
    expect(saidIn(files)).toHaveLength(8);
  });

  test('files of other lectures are not joined where they happen to meet', () => {
    const english = sbv(...Array.from({ length: 50 }, (_, at) => [at * 2000, `word ${at}`] as const));
    const other = sbv(...Array.from({ length: 50 }, (_, at) => [at * 2313 + 20, `词 ${at}`] as const));
    const { apart, cues } = fold({ 'a.en.sbv': english, 'a.zh.sbv': other });
    expect(apart).toEqual([{ file: 'a.zh.sbv', from: 'a.en.sbv', share: expect.closeTo(0.02, 1) }]);
    expect(cues.filter(({ en, zh }) => en && zh)).toEqual([]);
    expect(cues).toHaveLength(100);
  });

  test('two translations of one cue: the first by name stands, both are named', () => {
    const files = {
      'l.zh.b.sbv': sbv([10, '乙'], [1000, '同']),
      'l.en.sbv': sbv([0, 'one'], [1000, 'same']),
      'l.zh.a.sbv': sbv([0, '甲'], [1000, '同']),
    };
    expect(saidIn(files)).toEqual([
      [0, 900, 'one', '甲'],
      [1000, 1900, 'same', '同'],
    ]);
    expect(fold(files).twice).toEqual([
      { file: 'l.zh.b.sbv', line: 1, words: '乙', stands: '甲', at: { file: 'l.zh.a.sbv', line: 1 } },
    ]);
    expect(fold({ 'a.sbv': `${sbv([0, '甲'])}${sbv([0, '乙'])}` }).twice).toHaveLength(1);
  });

  test('a translator may merge cues, and put in ten minutes before others', () => {
    const files = {
      'l.en.sbv': sbv([0, 'one'], [1000, 'two'], [2000, 'three'], [3000, 'four'], [4000, 'five']),
      'l.zh.10.sbv': sbv([3000, '四'], [4000, '五']),
      'l.zh.9.sbv': sbv([0, '一二'], [2000, '三']),
    };
    expect(saidIn(files).map(([, , , zh]) => zh)).toEqual(['一二', '', '三', '四', '五']);
  });
});

/** Fourteen pieces of a lecture in both languages, some of which overlap. */
const pieces: Files = Object.fromEntries(
  Array.from({ length: 14 }, (_, piece) => {
    const half = piece % 2 === 0 ? 'en' : 'zh';
    const from = (piece >> 1) * 10;
    const cues = Array.from({ length: 12 }, (_, at) => {
      const start = (from + at) * 3000 + (half === 'zh' ? 20 : 0);
      return [start, half === 'en' ? `word ${from + at}` : `词 ${from + at} ${piece}`] as const;
    });
    return [`lesson-7.${half}.${from}-${from + 12}.sbv`, sbv(...cues)];
  }),
);

test('pieces in any order make the same bytes', () => {
  const made = asSbv(pieces);
  expect(made.split('\n\n')).toHaveLength(73);
  const names = Object.keys(pieces);
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
      expect(asSbv(Object.fromEntries(order.map((name) => [name, pieces[name] ?? ''])))).toBe(made);
    }),
    { numRuns: 30 },
  );
});

test('whatever is folded has each start once, in order, and no end before it', () => {
  const words = fc.constantFrom('a', 'b', '甲', '乙 (?)');
  const cue = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 90 }), words);
  const file = fc.array(cue, { maxLength: 12 }).map((cues) => ({
    cues: cues.map(([start, end, text], at) => ({ start, end, line: at, lines: [{ line: at, text }] })),
  }));
  fc.assert(
    fc.property(fc.array(file, { maxLength: 4 }), (files) => {
      const { cues } = foldSubtitles(files.map(({ cues }, at) => ({ name: `${at}`, cues })));
      for (const [at, { start, end, en, zh }] of cues.entries()) {
        expect(start).toBeGreaterThan(cues[at - 1]?.start ?? -1);
        expect(end >= start && Boolean(en || zh)).toBe(true);
      }
    }),
  );
});

test('work grows with the cues, not with their square', () => {
  const count = (size: number) => {
    let asked = 0;
    const file = (name: string, words: string) => ({
      name,
      cues: Array.from({ length: size }, (_, at) => ({
        get start() {
          asked++;
          return at * 1000;
        },
        end: at * 1000 + 900,
        line: at + 1,
        lines: [{ line: at + 1, text: words }],
      })),
    });
    expect(foldSubtitles([file('a.en.sbv', 'words'), file('a.zh.sbv', '词')]).cues).toHaveLength(size);
    return asked;
  };
  expect(count(4000) / count(1000)).toBeLessThan(4.5);
});
