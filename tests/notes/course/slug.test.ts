import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLUG, slugOf } from '../../../src/notes/course/slug.ts';

test.each([
  ['lesson-7', 'lesson-7'],
  ['Lesson 7', 'lesson-7'],
  ['Lesson_07', 'lesson-07'],
  ['  a  b  ', 'a-b'],
  ['Café', 'cafe'],
  ['ＡＢＣ１', 'abc1'],
  ['第七课', '7b2c-4e03-8bfe'],
  ['第7课', '7b2c-7-8bfe'],
  ['C++', 'c'],
  ['!?', 'untitled'],
  ['', 'untitled'],
])('the address of “%s” is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('an address is one already, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(slugOf(name)).toMatch(SLUG);
      expect(slugOf(slugOf(name))).toBe(slugOf(name));
    }),
  );
});

test('different Chinese names have different addresses', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[一-龥]{1,6}$/), fc.stringMatching(/^[一-龥]{1,6}$/), (a, b) => {
      expect(slugOf(a) === slugOf(b)).toBe(a === b);
    }),
  );
});
