import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place, SearchRecord } from '../../../src/search/shared/record.ts';
import { groupRecords, groupText, packGroup, unpackGroup } from '../../../src/search/shared/record-group.ts';

const place: Place = {
  path: '/course/lesson/',
  course: { id: 'course', en: 'Course', zh: '课程' },
  lesson: { id: 'course/lesson', zh: '第一课' },
};
const other: Place = { path: '/why/', page: { id: 'why', en: 'Why?' } };

function indexed(count: number, of: Place = place, words = 3) {
  return Array.from({ length: count }, (_, at) => ({
    record: { kind: 'moment', place: of, id: `t=${at}`, start: at, en: `moment ${at}` } as SearchRecord,
    words: Array.from({ length: words }, (_, word) => `w${word}`).join(' '),
    count: words,
  }));
}

test('gives every record a group as long as there are few', () => {
  const { groups, slot } = groupRecords(indexed(5), 5);
  expect([groups.map((group) => group.length), slot]).toEqual([[1, 1, 1, 1, 1], 0]);
});

test('lets neighbours on a page share groups, but not a long record', () => {
  const records = [...indexed(5), ...indexed(1, place, 41), ...indexed(3), ...indexed(2, other)];
  const { groups, slot } = groupRecords(records, 4);
  expect(groups.map((group) => group.length)).toEqual([3, 2, 1, 3, 2]);
  expect(slot).toBe(40);
});

test('gives every record of a group the same number of places', () => {
  const [first, second] = indexed(2);
  const places = groupText(first && second ? [first, second] : []).split(' ');
  expect([places.length, places.indexOf('w0', 1)]).toEqual([80, 40]);
  expect(groupText(first ? [first] : [])).toBe('w0 w1 w2');
});

test('packs and unpacks', () => {
  const records: SearchRecord[] = [
    { kind: 'moment', place, id: 't=0', start: 0, en: 'one', zh: '一' },
    { kind: 'point', place, id: 't=0+1', text: 'x = y // z' },
    { kind: 'section', place, en: 'https://a//b///c' },
  ];
  const packed = packGroup(records);
  expect(packed).not.toContain('//');
  expect(unpackGroup(`/base/${packed}`)).toEqual(records);
  expect(unpackGroup(packGroup([{ kind: 'page', place: other, id: '为什么', zh: '为什么' }]))).toHaveLength(
    1,
  );
});

test('unpacks whatever texts were packed', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 });
  fc.assert(
    fc.property(text, text, (en, id) => {
      const packed = packGroup([{ kind: 'moment', place, id, start: 7, en }]);
      const expected = [{ kind: 'moment', place, id: id.toWellFormed(), start: 7, en: en.toWellFormed() }];
      expect(unpackGroup(packed.replace(/\/+/g, '/'))).toEqual(expected);
    }),
  );
});

test.each(['/course/lesson/', '', '#[1,'])('refuses %j, which no group is', (url) => {
  expect(() => unpackGroup(url)).toThrow(SyntaxError);
});
