import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countIntake, mergeStudy } from '../../src/study/merge.ts';
import { type Marks, NO_STUDY, type Study } from '../../src/study/study.ts';
import { arbitraryStudy } from './arbitrary-study.ts';

test('the order of a merge does not matter, nor how often or in which steps it is done', () => {
  fc.assert(
    fc.property(arbitraryStudy, arbitraryStudy, arbitraryStudy, (a, b, c) => {
      expect(mergeStudy(a, b)).toEqual(mergeStudy(b, a));
      expect(mergeStudy(a, mergeStudy(b, c))).toEqual(mergeStudy(mergeStudy(a, b), c));
      expect(mergeStudy(a, a)).toEqual(a);
      expect(mergeStudy(a, NO_STUDY)).toEqual(a);
    }),
  );
});

test('an intake counts every mark, position, explanation and answer once, and nothing twice', () => {
  fc.assert(
    fc.property(arbitraryStudy, arbitraryStudy, (own, incoming) => {
      const { taken, kept } = countIntake(own, incoming);
      const marks = [...incoming.moments.values()].reduce((sum, some) => sum + Object.keys(some).length, 0);
      const others = [incoming.positions, incoming.explanations, incoming.reviews];
      expect(taken + kept).toBe(others.reduce((sum, { size }) => sum + size, marks));
      expect(countIntake(mergeStudy(own, incoming), incoming).taken).toBe(0);
    }),
  );
});

const rows: readonly { name: string; a: Marks; b: Marks; merged: Marks }[] = [
  {
    name: 'the later tick wins',
    a: { done: [true, 1] },
    b: { done: [false, 2] },
    merged: { done: [false, 2] },
  },
  {
    name: 'each mark is decided on its own',
    a: { done: [true, 5], note: ['old', 1] },
    b: { done: [false, 2], note: ['new', 9], star: [true, 3] },
    merged: { done: [true, 5], star: [true, 3], note: ['new', 9] },
  },
  {
    name: 'an emptied note stays empty',
    a: { note: ['x', 1] },
    b: { note: ['', 2] },
    merged: { note: ['', 2] },
  },
];

test.each(rows)('$name', ({ a, b, merged }) => {
  expect(mergeStudy(at137(a), at137(b))).toEqual(at137(merged));
});

test('the later answer and the later explanation win', () => {
  const study = (days: number, words: string, at: number): Study => ({
    ...NO_STUDY,
    reviews: new Map([['9spwoDYwW_I:137', [days, at]]]),
    explanations: new Map([['a/one#x', [words, at]]]),
  });
  expect(mergeStudy(study(0, 'new', 2), study(15, 'old', 1))).toEqual(study(0, 'new', 2));
});

function at137(marks: Marks): Study {
  return { ...NO_STUDY, moments: new Map([['9spwoDYwW_I:137', marks]]) };
}
