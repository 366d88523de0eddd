import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { message } from '../../../src/notes/check/diagnostics.ts';
import { readQuestions } from '../../../src/notes/course/questions.ts';
import { writeQuestions } from '../../../src/notes/course/write-questions.ts';

const lessons = new Map([
  ['c/lesson-7', new Set(['t=137', 't=9'])],
  ['c/lesson-10', new Set<string>()],
]);
const asData = (text: string, known?: typeof lessons) =>
  Object.fromEntries(
    [...readQuestions(text, known).questions].map(([id, moments]) => [id, Object.fromEntries(moments)]),
  );

test('what is right is kept, whatever else stands beside it', () => {
  const text = `{
  "c/lesson-7": { "t=137": [12, 3, 12], "t=9": ["4"], "t=138": [5] },
  "c/lesson-8": { "t=1": [1] },
  "c/lesson-10": []
}`;
  expect(asData(text, lessons)).toEqual({ 'c/lesson-7': { 't=137': [12, 3] } });
  expect(
    readQuestions(text, lessons).findings.map((found) => [found.line, found.column, message(found)]),
  ).toEqual([
    [2, 41, 'Unexpected value of “t=9”, expected a list of numbers of issues; it is left out'],
    [2, 55, 'There is no “c/lesson-7/#t=138” any more to have questions; expected “t=137”'],
    [3, 3, 'There is no “c/lesson-8” any more to have questions; expected “c/lesson-7”'],
    [
      4,
      3,
      'Unexpected value of “c/lesson-10”, expected { "course/lesson": { "t=137": [12] } }; it is left out',
    ],
  ]);
  expect(readQuestions(text, lessons).findings.every(({ severity }) => severity === 'warning')).toBe(true);
});

describe('what is no JSON is one warning at its place', () => {
  test.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{\n  "c/l": {},\n}', 3, 1],
    ['{\n  "c/l": tru\n}', 2, 10],
    ['<<<<<<< HEAD\n{}\n', 1, 1],
    ['\uFEFF{ "a" 1 }', 1, 7],
  ])('%j', (text, line, column) => {
    expect(readQuestions(text, lessons)).toMatchObject({
      findings: [{ code: 'questions-syntax', severity: 'warning', line, column }],
    });
    expect(readQuestions(text).questions.size).toBe(0);
  });
});

test('no text makes it throw, and every finding has a place', () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json().map((json) => json.slice(1)),
  );
  fc.assert(
    fc.property(text, (some) => {
      for (const { line, column } of readQuestions(some, lessons).findings) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
    }),
  );
});

test('is written in one order, and read as it was written', () => {
  const questions = new Map([
    ['c/lesson-10', new Map([['t=5', [7]]])],
    [
      'c/lesson-7',
      new Map([
        ['t=137', [12, 3]],
        ['t=9', [4]],
      ]),
    ],
    ['c/lesson-8', new Map<string, number[]>()],
  ]);
  const text = writeQuestions(questions);
  expect(text).toBe(`{
  "c/lesson-7": {
    "t=9": [4],
    "t=137": [3, 12]
  },
  "c/lesson-10": {
    "t=5": [7]
  }
}
`);
  expect(writeQuestions(readQuestions(text).questions)).toBe(text);
  expect(writeQuestions(new Map())).toBe('{}\n');
});
