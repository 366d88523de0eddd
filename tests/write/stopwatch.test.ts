import { expect, test } from 'vitest';
import { secondsAt, setTo, toggled } from '../../src/write/stopwatch.ts';

test('it runs only between start and stop', () => {
  const started = toggled({ seconds: 10 }, 1000);
  expect(secondsAt(started, 3900)).toBe(12);
  const stopped = toggled(started, 3900);
  expect(secondsAt(stopped, 9_000_000)).toBe(12);
  expect(secondsAt(toggled(stopped, 10_000_000), 10_000_100)).toBe(13);
});

test('set to a second it goes on as it was, and never below 0', () => {
  expect(setTo({ seconds: 5 }, 60, 1000)).toEqual({ seconds: 60 });
  expect(secondsAt(setTo({ seconds: 5, since: 0 }, 60, 1000), 3000)).toBe(62);
  expect(secondsAt(setTo({ seconds: 5 }, -3, 1000), 1000)).toBe(0);
});
