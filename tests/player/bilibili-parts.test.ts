import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bilibiliEmbedUrl, partAt, readPart } from '../../src/player/bilibili-parts.ts';

const bilibili = 'BV1GJ411x7h7';
const parts = [
  { p: 1, start: 0 },
  { p: 2, start: 3600 },
  { p: 4, start: 5000 },
];

test.each([
  [0, 1, 0],
  [3599, 1, 3599],
  [3600, 2, 0],
  [3700.9, 2, 100],
  [9000, 4, 4000],
])('second %d is in part %i at %i', (seconds, p, expected) => {
  expect(partAt({ bilibili, parts }, seconds)).toEqual({ id: bilibili, p, seconds: expected });
});

test('parts may stand in any order', () => {
  expect(partAt({ bilibili, parts: parts.toReversed() }, 3700)).toEqual({ id: bilibili, p: 2, seconds: 100 });
});

test('a copy that lacks the opening begins with its first part', () => {
  expect(partAt({ bilibili, parts: [{ p: 3, start: 120 }] }, 60)).toEqual({ id: bilibili, p: 3, seconds: 0 });
});

test('a copy without parts is one part', () => {
  expect(partAt({ bilibili, parts: [] }, 60)).toEqual({ id: bilibili, p: 1, seconds: 60 });
});

test('a part and its second give the second of the lecture back', () => {
  fc.assert(
    fc.property(fc.nat(20_000), (seconds) => {
      const at = partAt({ bilibili, parts }, seconds);
      expect((parts.find(({ p }) => p === at.p)?.start ?? Number.NaN) + at.seconds).toBe(seconds);
    }),
  );
});

test('an id may name its part', () => {
  expect(readPart('BV1GJ411x7h7-p2')).toEqual({ id: 'BV1GJ411x7h7', p: 2 });
  expect(readPart('av170001')).toEqual({ id: 'av170001', p: 1 });
});

test.each([
  [{ id: bilibili, p: 2, seconds: 100 }, true, 'bvid=BV1GJ411x7h7&p=2&t=100&autoplay=1'],
  [{ id: 'av170001', p: 1, seconds: 0 }, false, 'aid=170001&p=1&t=0&autoplay=0'],
])('the player of %o', (at, autoplay, query) => {
  expect(bilibiliEmbedUrl(at, autoplay)).toBe(`https://player.bilibili.com/player.html?${query}`);
});
