import { expect, test } from 'vitest';
import { byCloseness } from '../../../src/search/query/closeness.ts';

const apart = { id: 'apart', words: [3, 47] };
const row = { id: 'row', words: [5, 6] };
const together = { id: 'together', words: [41, 60] };
const twice = { id: 'twice', words: [2, 20, 90] };
const names = (candidates: readonly { id: string }[]) => candidates.map(({ id }) => id);

test('puts words in a row first, then words in one slot', () => {
  const { candidates, rows, likely } = byCloseness([apart, together, row], 2, 40);
  expect(names(candidates)).toEqual(['row', 'together', 'apart']);
  expect([rows, likely]).toEqual([1, 2]);
});

test('takes a word that stands twice for two words, unless it knows better', () => {
  expect(names(byCloseness([apart, twice], 2, 40).candidates)).toEqual(['twice', 'apart']);
  const alone = [
    {
      count: 1,
      found: [
        { id: 'apart', words: [3] },
        { id: 'twice', words: [2, 20] },
      ],
    },
    {
      count: 1,
      found: [
        { id: 'apart', words: [47] },
        { id: 'twice', words: [90] },
      ],
    },
  ];
  expect(byCloseness([apart, twice], 2, 40, alone)).toMatchObject({ likely: 0 });
});

test('keeps the order where nothing can be said', () => {
  expect(names(byCloseness([apart, row], 1, 40).candidates)).toEqual(['apart', 'row']);
  expect(byCloseness([apart, together], 2, 0)).toEqual({ candidates: [apart, together], rows: 0, likely: 2 });
});
