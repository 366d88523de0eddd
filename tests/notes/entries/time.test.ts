import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatClock,
  formatLabel,
  isoDuration,
  readLabelTime,
  readTimeParameter,
} from '../../../src/notes/entries/time.ts';

describe('the time of a URL', () => {
  test.each([
    ['0', 0],
    ['137', 137],
    ['137s', 137],
    ['2m17s', 137],
    ['2m', 120],
    ['1h', 3600],
    ['1h2m3s', 3723],
    ['1h3s', 3603],
    ['1H2M3S', 3723],
    ['1%3A02', 62],
    ['2:17', 137],
    ['1:02:03', 3723],
    ['90:00', 5400],
    ['137.9', 137],
    ['137.9s', 137],
    ['1m2.5s', 62],
    ['1:02.7', 62],
  ])('%s is %d seconds', (value, seconds) => {
    expect(readTimeParameter(value)).toBe(seconds);
  });

  test.each(['', 's', '55t', '-5', '1e3', 'soon', '5 ', '0:75', '1:61:00', '1:2:3:4', '9'.repeat(20)])(
    '“%s” is none',
    (value) => {
      expect(readTimeParameter(value)).toBeUndefined();
    },
  );
});

describe('the time of a label', () => {
  test.each([
    ['2:17', 137],
    ['0:02:17', 137],
    ['00:02:17', 137],
    ['1:02:03', 3723],
    ['90:00', 5400],
    ['[2:17]', 137],
    ['(2:17)', 137],
    ['（2:17）', 137],
    ['【2:17】', 137],
    [' 2:17', 137],
    ['2:17.5', 137],
  ])('%s is %d seconds, and clean', (label, seconds) => {
    expect(readLabelTime(label)).toEqual({ seconds, length: label.length, clean: true });
  });

  test.each([
    ['[:0:31:56]', 1916],
    [':0:31:56', 1916],
    ['：31:56', 1916],
    ['~31:56', 1916],
    ['0：31：56', 1916],
    ['31: 56', 1916],
    ['0:31： 56', 1916],
    ['0:31:5６', 1916],
    ['O:3l:56', 1916],
    ['３１：５６', 1916],
  ])('%s is %d seconds, but fixed', (label, seconds) => {
    expect(readLabelTime(label)).toEqual({ seconds, length: label.length, clean: false });
  });

  test.each([
    ['2:17 Intro', 4],
    ['[2:17] Intro', 6],
    ['2:17: Intro', 4],
    ['2:17 amazing', 4],
    ['2:17开场', 4],
  ])('of %s are %d characters', (label, length) => {
    expect(readLabelTime(label)).toEqual({ seconds: 137, length, clean: true });
  });

  test.each([
    '2:17-3:20',
    '2:17 – 3:20',
    '2:17 — 3:20',
    '2:17 -> 3:20',
    '2:17 → 3:20',
    '2:17～3:20',
    '2:17 至 3:20',
    '2:17到3:20',
  ])('%s is a range', (label) => {
    expect(readLabelTime(label)).toEqual({ seconds: 137, end: 200, length: label.length, clean: true });
  });

  test('what goes back is no range', () => {
    expect(readLabelTime('3:20 – 2:17')).toEqual({ seconds: 200, length: 4, clean: true });
  });

  test.each([
    '',
    'lesson 1',
    'at 2:17',
    '2',
    '2:7',
    '2:175',
    '2:60',
    '1:60:00',
    '1:2:3:4',
    '1:02:03:04',
    '[30:61]',
    '14:00 UTC',
    '14:00-15:30 UTC',
    '23:00-1:30 UTC',
    '(14:00) UTC',
    '9:30 am',
    '9:30pm',
    '9:30 p.m.',
    '14:00 CEST',
    '9:30 EST',
    '9:30 点',
    '00:01:02,000',
    '00:01:02 --> 00:01:05',
  ])('“%s” is none', (label) => {
    expect(readLabelTime(label)).toBeUndefined();
  });
});

test.each([
  [0, '0:00:00', '0:00', 'PT0S'],
  [59, '0:00:59', '0:59', 'PT59S'],
  [60, '0:01:00', '1:00', 'PT1M'],
  [137, '0:02:17', '2:17', 'PT2M17S'],
  [3600, '1:00:00', '1:00:00', 'PT1H'],
  [3617, '1:00:17', '1:00:17', 'PT1H17S'],
  [36_000, '10:00:00', '10:00:00', 'PT10H'],
])('%d seconds are written %s, %s and %s', (seconds, label, clock, duration) => {
  expect([formatLabel(seconds), formatClock(seconds), isoDuration(seconds)]).toEqual([
    label,
    clock,
    duration,
  ]);
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 * 3600 + 3599 }), (seconds) => {
      const label = formatLabel(seconds);
      expect(readLabelTime(label)).toEqual({ seconds, length: label.length, clean: true });
      expect(readLabelTime(formatClock(seconds))?.seconds).toBe(seconds);
      expect(readTimeParameter(String(seconds))).toBe(seconds);
    }),
  );
});
