import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt, lineWith, placeAt, readSource, sourceOf } from '../../../src/notes/markdown/source.ts';

const source = readSource('ab\ncd\r\nef\rgh\n');

test.each([
  [1, 'ab'],
  [2, 'cd'],
  [3, 'ef'],
  [4, 'gh'],
  [5, ''],
])('line %d is “%s”', (line, text) => {
  expect(lineAt(source, line)).toBe(text);
});

test.each([
  [0, 1, 1],
  [1, 1, 2],
  [2, 1, 3],
  [3, 2, 1],
  [7, 3, 1],
  [10, 4, 1],
  [13, 5, 1],
])('offset %d is line %d, column %d', (offset, line, column) => {
  expect(placeAt(source, offset)).toEqual({ line, column });
});

test('every offset is in the line it is found in', () => {
  const piece = fc.constantFrom('a', '中', '\n', '\r', '\r\n', '😀');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const any = readSource(pieces.join(''));
      for (let offset = 0; offset <= any.text.length; offset++) {
        const { line, column } = placeAt(any, offset);
        expect((any.starts[line - 1] ?? 0) + column - 1).toBe(offset);
        expect(offset).toBeLessThan(any.starts[line] ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});

describe('a fixed line', () => {
  test.each([
    [3, 4, 'X', 'Xd'],
    [4, 4, ' ', 'c d'],
    [5, 5, '!', 'cd!'],
    [3, 5, '', ''],
  ])('[%d, %d) → “%s”', (from, to, replacement, line) => {
    expect(lineWith(source, from, to, replacement)).toBe(line);
  });

  test('does not reach over its end', () => {
    expect(lineWith(source, 4, 8, '')).toBeUndefined();
  });
});

test('what was typed for a node', () => {
  const position = {
    start: { line: 2, column: 1, offset: 3 },
    end: { line: 2, column: 3, offset: 5 },
  };
  expect(sourceOf({ type: 'text', position }, source)).toBe('cd');
  expect(sourceOf({ type: 'text' }, source)).toBe('');
});
