import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../../src/notes/check/nearest.ts';

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['title', 'title', 0],
  ['titel', 'title', 1],
  ['sumary', 'summary', 1],
  ['drafft', 'draft', 1],
  ['video', 'vedio', 2],
  ['abc', 'xyz', 3],
  ['abcdef', 'uvwxyz', 4],
])('from “%s” to “%s” are %d steps, or more than 3', (a, b, steps) => {
  expect(editDistance(a, b, 3)).toBe(steps);
});

test('the way back is as long, and shorter than what is all new', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const steps = editDistance(a, b, 20);
      expect(editDistance(b, a, 20)).toBe(steps);
      expect(steps).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(steps === 0).toBe(a === b);
    }),
  );
});

const KEYS = ['title', 'video', 'duration', 'mirrors', 'summary', 'contributors', 'pairs', 'draft'];

test.each([
  ['titel', 'title'],
  ['Title', 'title'],
  ['vidoe', 'video'],
  ['durations', 'duration'],
  ['contributers', 'contributors'],
  ['pair', 'pairs'],
  ['author', undefined],
  ['x', undefined],
  ['', undefined],
])('“%s” most likely means %s', (word, meant) => {
  expect(nearest(word, KEYS)).toBe(meant);
});
