import { expect, test } from 'vitest';
import { listMarkerOf, withoutListMarker } from '../../../src/notes/markdown/list-marker.ts';

test.each([
  ['- a', '-', 'a'],
  ['    * a', '*', 'a'],
  ['+', '+', ''],
  ['2. two', '2.', 'two'],
  ['12)  twelve', '12)', 'twelve'],
  ['-', '-', ''],
])('%j begins with %j', (line, marker, words) => {
  expect(listMarkerOf(line)).toBe(marker);
  expect(withoutListMarker(line)).toBe(words);
});

test.each(['a - b', '-a', '2.5 times', '1234567890. too many figures', '', '—'])(
  '%j has no marker',
  (line) => {
    expect(listMarkerOf(line)).toBeUndefined();
    expect(withoutListMarker(line)).toBe(line);
  },
);
