import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastStart, loopBounds, momentAt } from '../../src/player/moments.ts';

const starts = [6, 64, 64, 128];
const ascending = fc.array(fc.nat(10_000), { maxLength: 500 }).map((some) => some.sort((a, b) => a - b));

describe('the moment at a second', () => {
  test.each([
    [0, -1, -1],
    [5.9, -1, -1],
    [6, -1, 0],
    [63.99, 0, 0],
    [64, 0, 1],
    [9999, 1, 3],
  ])('%d s, after moment %i, is moment %i', (seconds, current, expected) => {
    expect(momentAt(starts, seconds, current)).toBe(expected);
  });

  test('stays the second of two that begin together, if it was chosen', () => {
    expect(momentAt(starts, 64, 2)).toBe(2);
    expect(momentAt(starts, 127, 2)).toBe(2);
    expect(momentAt(starts, 128, 2)).toBe(3);
  });

  test('is the one that was asked for when the player lands a little before it, and no other', () => {
    expect(momentAt(starts, 127.4, 3)).toBe(3);
    expect(momentAt(starts, 127.4, 1)).toBe(1);
    expect(momentAt(starts, 126.9, 3)).toBe(1);
  });

  test('is none in a lesson without moments', () => {
    expect(momentAt([], 10)).toBe(-1);
    expect(momentAt([], 10, 4)).toBe(-1);
  });

  test('is the last start at or before it, as a linear search finds it', () => {
    fc.assert(
      fc.property(ascending, fc.nat(12_000), (some, seconds) => {
        expect(lastStart(some, seconds)).toBe(some.findLastIndex((start) => start <= seconds));
      }),
    );
  });

  test('is the first of those that begin together', () => {
    fc.assert(
      fc.property(ascending, fc.nat(12_000), (some, seconds) => {
        const start = some[lastStart(some, seconds)];
        expect(momentAt(some, seconds)).toBe(start === undefined ? -1 : some.indexOf(start));
      }),
    );
  });
});

describe('a loop', () => {
  test.each([
    [0, undefined, { from: 6, to: 64 }],
    [1, undefined, { from: 64, to: 128 }],
    [2, undefined, { from: 64, to: 128 }],
    [3, undefined, { from: 128, to: Infinity }],
    [3, 300, { from: 128, to: 300 }],
    [-1, 300, { from: 0, to: 6 }],
  ])('of moment %i of a video of %s s is %o', (index, duration, expected) => {
    expect(loopBounds(starts, index, duration)).toEqual(expected);
  });

  test('never ends before it begins', () => {
    fc.assert(
      fc.property(ascending, fc.nat(500), fc.nat(12_000), (some, index, duration) => {
        const { from, to } = loopBounds(some, index, duration);
        expect(to).toBeGreaterThanOrEqual(from);
      }),
    );
  });
});
