import { describe, expect, test } from 'vitest';
import {
  afterReport,
  isNews,
  isPlaying,
  nextRate,
  opened,
  type Playback,
  silent,
  sought,
} from '../../src/player/playback.ts';

const start: Playback = { seconds: 60, state: 'unstarted', rate: 1 };

test('takes over what is reported and keeps the rest', () => {
  const reported = afterReport(start, { ready: true, seconds: 0, state: 'playing', duration: 300 }, 0);
  expect(reported).toEqual({ seconds: 0, state: 'playing', rate: 1, duration: 300 });
  expect(afterReport(reported, { rate: 1.5 }, 0)).toEqual({ ...reported, rate: 1.5 });
});

describe('after a seek to the beginning', () => {
  const asked = sought({ ...start, seconds: 500, state: 'playing' }, 0, 1000);

  test('the second is the one asked for', () => {
    expect(asked.seconds).toBe(0);
  });

  test('a report from before it is not believed', () => {
    const late = afterReport(asked, { seconds: 500.25 }, 1200);
    expect(late.seconds).toBe(0);
    expect(afterReport(late, { seconds: 500.5 }, 1400).seconds).toBe(0);
  });

  test('it is over when the player is near', () => {
    const landed = afterReport(asked, { seconds: 0.3 }, 1500);
    expect(landed.seconds).toBe(0.3);
    expect(afterReport(landed, { seconds: 40 }, 1600).seconds).toBe(40);
  });

  test('a player that never goes there is believed in the end', () => {
    expect(afterReport(asked, { seconds: 503 }, 4001).seconds).toBe(503);
  });
});

describe('a video that was just opened', () => {
  const loading = opened(1557, 1);

  test('is where it was asked to be, however long it takes to load', () => {
    expect(afterReport(loading, { seconds: 0, state: 'unstarted' }, 60_000).seconds).toBe(1557);
    expect(afterReport(sought(loading, 1600, 60_000), { seconds: 0 }, 90_000).seconds).toBe(1600);
  });

  test('is believed once it is there', () => {
    const landed = afterReport(loading, { seconds: 1557.2, state: 'playing' }, 60_000);
    expect(afterReport(landed, { seconds: 20 }, 60_001).seconds).toBe(20);
  });

  test('is believed in the end if it plays elsewhere', () => {
    const elsewhere = afterReport(loading, { seconds: 0, state: 'playing' }, 60_000);
    expect(afterReport(elsewhere, { seconds: 2 }, 62_000).seconds).toBe(1557);
    expect(afterReport(elsewhere, { seconds: 4 }, 64_000).seconds).toBe(4);
  });
});

describe('a failure', () => {
  test.each([2, 5, 100, 101, 150, 153])('%i stays when more is reported', (error) => {
    const failed = afterReport(start, { error }, 0);
    expect(failed.failure).toBe(error);
    expect(afterReport(failed, { seconds: 3, state: 'unstarted' }, 0).failure).toBe(error);
  });

  test('is over when the video plays after all', () => {
    expect(afterReport(afterReport(start, { error: 5 }, 0), { state: 'playing' }, 0).failure).toBeUndefined();
  });

  test('silence is over with the first answer', () => {
    const quiet = silent(start);
    expect(quiet.failure).toBe('silent');
    expect(afterReport(quiet, {}, 0).failure).toBeUndefined();
  });

  test('silence does not hide an error', () => {
    expect(silent(afterReport(start, { error: 150 }, 0)).failure).toBe(150);
  });
});

test.each([
  ['playing', true],
  ['buffering', true],
  ['paused', false],
  ['unstarted', false],
  ['cued', false],
  ['ended', false],
] as const)('%s: playing is %s', (state, expected) => {
  expect(isPlaying({ ...start, state })).toBe(expected);
});

test.each([
  [1, 1, 1.25],
  [1, -1, 0.75],
  [2, 1, 2],
  [0.5, -1, 0.5],
  [1.1, 1, 1.25],
  [1.1, -1, 1],
] as const)('from speed %d by %i to %d', (rate, by, expected) => {
  expect(nextRate(rate, by)).toBe(expected);
});

test('a fraction of a second is no news, everything else is', () => {
  expect(isNews(start, { ...start, seconds: 60.75 })).toBe(false);
  expect(isNews(start, { ...start, sought: { seconds: 60, until: 9 } })).toBe(false);
  for (const change of [
    { seconds: 61 },
    { state: 'paused' },
    { rate: 2 },
    { duration: 300 },
    { failure: 5 },
  ] as const)
    expect(isNews(start, { ...start, ...change })).toBe(true);
});
