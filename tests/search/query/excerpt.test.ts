import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../src/search/query/excerpt.ts';

const long = (words: number) => Array.from({ length: words }, (_, at) => `word${at}`).join(' ');

describe('the part of a text around what was found', () => {
  test('is all of a short text', () => {
    expect(excerpt('a short text', [[2, 7]])).toEqual({ text: 'a short text', ranges: [[2, 7]] });
  });

  test('is the beginning if nothing was found', () => {
    const { text, ranges } = excerpt(long(100), []);
    expect(text).toMatch(/^word0 .*…$/);
    expect(ranges).toEqual([]);
  });

  test('begins with a word a little before it', () => {
    const whole = long(100);
    const from = whole.indexOf('word70');
    const { text, ranges } = excerpt(whole, [[from, from + 6]]);
    expect(text).toMatch(/^…word\d+ .*word70 .*…$/);
    expect(ranges.map(([a, b]) => text.slice(a, b))).toEqual(['word70']);
  });

  test('marks nothing that its end has cut', () => {
    const whole = long(100);
    const { text } = excerpt(whole, []);
    const last = text.length - 3;
    expect(excerpt(whole, [[last, last + 6]]).ranges).toHaveLength(1);
    expect(
      excerpt(whole, [
        [0, 5],
        [last, last + 6],
      ]).ranges,
    ).toEqual([[0, 5]]);
  });

  test('is found in Chinese, which has no blanks', () => {
    const whole = `${'残差网络'.repeat(60)}跳跃连接${'残差网络'.repeat(60)}`;
    const from = whole.indexOf('跳跃');
    const { text, ranges } = excerpt(whole, [[from, from + 4]]);
    expect(ranges.map(([a, b]) => text.slice(a, b))).toEqual(['跳跃连接']);
  });

  test('marks only what the text has there', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 600 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (whole, a, b) => {
        fc.pre(whole.length > 0);
        const [from, to] = [a % whole.length, (a % whole.length) + 1 + (b % 9)];
        const { text, ranges } = excerpt(whole, [[from, Math.min(to, whole.length)]]);
        expect(ranges).toHaveLength(1);
        for (const [start, end] of ranges) {
          expect(end).toBeLessThanOrEqual(text.length);
          expect(whole.slice(from, to).startsWith(text.slice(start, end))).toBe(true);
        }
      }),
    );
  });
});
