import { expect, test } from 'vitest';
import { frame } from '../../../src/notes/check/frame.ts';
import { readSource } from '../../../src/notes/markdown/source.ts';

const caretUnder = (text: string) => text.split('\n')[1]?.indexOf('^');

test.each([
  ['- a[0:01](u)', 4, 8 + 3],
  ['甲乙，[0:01](u)', 4, 8 + 6],
  ['e\u0301[0:01](u)', 3, 8 + 1],
  ['', 1, 8],
  ['a', 99, 8 + 1],
])('the caret stands below column %#: %s', (text, column, at) => {
  expect(caretUnder(frame(readSource(text), { line: 1, column }))).toBe(at);
});

test('a line is found by its number, whatever ends it', () => {
  expect(frame(readSource('a\r\nb\rc\nd'), { line: 3, column: 1 })).toBe('    3 | c\n      | ^');
});

test('of a long line only what is near is shown, and the fixed line where it differs', () => {
  const line = `${'long '.repeat(50)}here${' long'.repeat(50)}`;
  const shown = frame(readSource(line), { line: 1, column: 251 }, line.replace('here', 'HERE'));
  expect(shown.split('\n').every((row) => row.length <= 8 + 102)).toBe(true);
  expect(shown).toContain('here');
  expect(shown).toContain('HERE');
  expect(shown.split('\n')[0]?.[caretUnder(shown) ?? 0]).toBe('h');
});
