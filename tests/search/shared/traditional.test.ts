import { expect, test } from 'vitest';
import { allSimplified } from '../../../src/search/shared/traditional.ts';

const pairs = allSimplified();

test.each([
  ['殘', '残'],
  ['網', '网'],
  ['絡', '络'],
  ['麼', '么'],
  ['裡', '里'],
  ['裏', '里'],
  ['著', '着'],
  ['綫', '线'],
])('%s is %s', (character, simple) => {
  expect(pairs.get(character)).toBe(simple);
});

test('what is simplified already stays', () => {
  expect([...pairs.values()].filter((simple) => pairs.has(simple))).toEqual([]);
  expect(['么', '里', '残', '层'].filter((simple) => pairs.has(simple))).toEqual([]);
});

test('takes one character for one', () => {
  expect([...pairs].flat().filter((character) => [...character].length !== 1)).toEqual([]);
  expect(pairs.size).toBeGreaterThan(3000);
});
