import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPLANATION_LENGTH, NO_STUDY, NOTE_LENGTH } from '../../src/study/study.ts';
import { readStudy, writeStudy } from '../../src/study/study-json.ts';
import { arbitraryStudy, NOW } from './arbitrary-study.ts';

const KEY = '9spwoDYwW_I:137';

test('what was written is read again, whatever else the file says', () => {
  fc.assert(
    fc.property(arbitraryStudy, fc.dictionary(fc.string(), fc.json()), (study, more) => {
      const { version, moments, positions, explanations, reviews, ...rest } = more;
      expect(readStudy(writeStudy(study, rest), NOW)).toEqual({ study, left: [] });
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readStudy(text, NOW).study.moments).toBeInstanceOf(Map);
    }),
  );
});

describe('what is not understood is named and left out', () => {
  const marks = (value: unknown, key = KEY) => ({ version: 1, moments: { [key]: value } });
  const at = (value: unknown) => ({ version: 1, positions: { 'a/one': value } });
  test.each([
    ['no JSON', '{"version":1', ['']],
    ['no object', '[]', ['']],
    ['null', 'null', ['']],
    ['another version', '{"version":2,"moments":{}}', ['version']],
    ['no version', '{}', ['version']],
    ['a list of moments', '{"version":1,"moments":[]}', ['moments']],
    ['no video', marks({ done: [true, 1] }, 'x:1'), ['moments.x:1']],
    ['no second', marks({ done: [true, 1] }, '9spwoDYwW_I:x'), ['moments.9spwoDYwW_I:x']],
    ['no marks', marks(null), [`moments.${KEY}`]],
    ['a mark without a time', marks({ done: [true] }), [`moments.${KEY}.done`]],
    ['a tick that is no tick', marks({ done: ['yes', 1] }), [`moments.${KEY}.done`]],
    ['a time before all times', marks({ star: [true, -1] }), [`moments.${KEY}.star`]],
    ['a note that is too long', marks({ note: ['x'.repeat(NOTE_LENGTH + 1), 1] }), [`moments.${KEY}.note`]],
    ['an unknown mark', marks({ toString: [true, 1] }), [`moments.${KEY}.toString`]],
    [
      'a lesson that is an address',
      { version: 1, positions: { '//evil.example/x': {} } },
      ['positions.//evil.example/x'],
    ],
    ['a position without a title', at({ seconds: 1, at: 1 }), ['positions.a/one']],
    [
      'no video that could be linked',
      at({ video: 'x/y', seconds: 1, title: {}, at: 1 }),
      ['positions.a/one'],
    ],
    ['a list of answers', { version: 1, reviews: [] }, ['reviews']],
    ['an answer to no moment', { version: 1, reviews: { x: [1, 1] } }, ['reviews.x']],
    ['half a day', { version: 1, reviews: { [KEY]: [0.5, 1] } }, [`reviews.${KEY}`]],
    ['days before today', { version: 1, reviews: { [KEY]: [-1, 1] } }, [`reviews.${KEY}`]],
    ['days without end', { version: 1, reviews: { [KEY]: [1e9, 1] } }, [`reviews.${KEY}`]],
    ['an answer without a time', { version: 1, reviews: { [KEY]: [1] } }, [`reviews.${KEY}`]],
    [
      'an explanation of nothing',
      { version: 1, explanations: { 'a/one': ['x', 1] } },
      ['explanations.a/one'],
    ],
    [
      'an explanation that is too long',
      { version: 1, explanations: { 'a/one#x': ['x'.repeat(EXPLANATION_LENGTH + 1), 1] } },
      ['explanations.a/one#x'],
    ],
    ['a broken second', at({ seconds: 1.5, title: {}, at: 1 }), ['positions.a/one']],
  ])('%s', (_name, value, left) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(readStudy(text, NOW)).toEqual({ study: NO_STUDY, left });
  });

  test('the good marks beside it stay', () => {
    const { study, left } = readStudy(JSON.stringify(marks({ done: [true, 1], star: 5 })), NOW);
    expect(study.moments.get(KEY)).toEqual({ done: [true, 1] });
    expect(left).toEqual([`moments.${KEY}.star`]);
  });
});

test('a position from before its video was kept is read as it is', () => {
  const position = { seconds: 23, title: { en: 'x' }, at: 1 };
  const text = JSON.stringify({ version: 1, positions: { 'a/one': position } });
  expect(readStudy(text, NOW)).toEqual({
    study: { ...NO_STUDY, positions: new Map([['a/one', position]]) },
    left: [],
  });
});

test('a study from before answers and explanations were kept is read as it is', () => {
  const text = JSON.stringify({ version: 1, moments: { [KEY]: { done: [true, 1] } }, positions: {} });
  expect(readStudy(text, NOW)).toEqual({
    study: { ...NO_STUDY, moments: new Map([[KEY, { done: [true, 1] }]]) },
    left: [],
  });
});

test('a time of a clock that goes ahead is now', () => {
  const text = JSON.stringify({ version: 1, moments: { [KEY]: { done: [true, NOW * 2] } } });
  expect(readStudy(text, NOW).study.moments.get(KEY)?.done).toEqual([true, NOW]);
});
