import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCKS } from '../../scripts/fuzz/notes/blocks.ts';
import { checkReading } from '../../scripts/fuzz/notes/check.ts';
import { anyNotes } from '../../scripts/fuzz/notes/notes.ts';
import { parseLesson } from '../../src/notes/parse.ts';

// That formatting and importing change none of it is asked with the target `notes`, of fewer.
test('a thousand notes that mix all there is: times in are times out, and nothing is lost', () => {
  fc.assert(fc.property(anyNotes, checkReading), { numRuns: 1000 });
});

test('reading them twice gives the same', () => {
  fc.assert(
    fc.property(anyNotes, ({ text }) => {
      expect(parseLesson(text)).toEqual(parseLesson(text));
    }),
    { numRuns: 20 },
  );
});

test('there are points, words and hidden words among them, and every kind of block', () => {
  const notes = fc.sample(anyNotes, 200);
  for (const key of ['points', 'words', 'hidden'] as const)
    expect(notes.filter((one) => one[key].length > 0).length).toBeGreaterThan(25);
  expect(Object.keys(BLOCKS).length).toBeGreaterThan(8);
});

test.each([
  ['a time', (text: string) => text.replace('?t=10', '?t=11')],
  ['a half', (text: string) => text.replace('词语', '词')],
  ['a word', (text: string) => text.replace('qbq', '')],
  ['what is hidden', (text: string) => text.replaceAll(/<!--|-->/g, '')],
])('%s that is not there is missed', (_, spoil) => {
  const text = '- the qbq 词语 [0:00:10](https://youtu.be/9spwoDYwW_I?t=10) <!-- hbh -->';
  const point = {
    video: '9spwoDYwW_I',
    start: 10,
    jumps: [],
    said: { en: 'the qbq', zh: '词语', isMarked: false },
  };
  const notes = { points: [point], words: ['qbq'], hidden: ['hbh'] };
  checkReading({ ...notes, text });
  expect(() => checkReading({ ...notes, text: spoil(text) })).toThrow();
});
