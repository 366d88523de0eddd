import { expect, test } from 'vitest';
import {
  countDone,
  countMarks,
  lastPosition,
  momentKey,
  NO_STUDY,
  setMark,
  setPosition,
} from '../../src/study/study.ts';

const VIDEO = '9spwoDYwW_I';

test('a new value is always the latest, even with a clock that went back', () => {
  const first = setMark(NO_STUDY, momentKey(VIDEO, 137), 'done', true, 1000);
  const second = setMark(first, momentKey(VIDEO, 137), 'done', false, 500);
  expect(second.moments.get('9spwoDYwW_I:137')).toEqual({ done: [false, 1001] });
  expect(first.moments.get('9spwoDYwW_I:137')).toEqual({ done: [true, 1000] });
});

test('one mark leaves the others as they are', () => {
  const starred = setMark(NO_STUDY, momentKey(VIDEO, 0), 'star', true, 1);
  expect(setMark(starred, momentKey(VIDEO, 0), 'note', 'why?', 2).moments.get('9spwoDYwW_I:0')).toEqual({
    star: [true, 1],
    note: ['why?', 2],
  });
});

test('progress counts the moments there are: two at one second both, ticks of a moment that is gone not', () => {
  const keys = [momentKey(VIDEO, 6), momentKey(VIDEO, 6), momentKey(VIDEO, 64), momentKey('other_video', 6)];
  const study = [6, 999].reduce(
    (before, second) => setMark(before, momentKey(VIDEO, second), 'done', true, 1),
    NO_STUDY,
  );
  expect(countDone(study, keys)).toBe(2);
  expect(countMarks(study)).toEqual({ done: 2, star: 0, note: 0 });
});

test('marks that were taken back count no more', () => {
  const key = momentKey(VIDEO, 6);
  const study = setMark(setMark(NO_STUDY, key, 'note', 'x', 1), key, 'note', '', 2);
  expect(countMarks(study)).toEqual({ done: 0, star: 0, note: 0 });
});

test('the last position is the latest, not the last lesson in the list', () => {
  const position = (seconds: number, at: number) => ({ seconds, title: { en: 'x' }, at });
  const study = setPosition(setPosition(NO_STUDY, 'a/two', position(9, 5)), 'a/one', position(3, 4));
  expect(lastPosition(study)).toEqual(['a/two', position(9, 5)]);
  expect(lastPosition(NO_STUDY)).toBeUndefined();
});
