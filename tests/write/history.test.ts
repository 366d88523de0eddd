import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween, type History, NO_HISTORY, record, redo, undo } from '../../src/write/history.ts';

test('every change is undone and done again, one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: 1 }), (texts) => {
      let history: History = NO_HISTORY;
      for (const [index, text] of texts.entries())
        history = record(history, texts[index - 1] ?? '', text, false);
      const distinct = ['', ...texts].filter((text, index, all) => index === 0 || text !== all[index - 1]);
      let current = { text: texts.at(-1) ?? '', history };
      for (const text of distinct.toReversed().slice(1)) {
        const step = undo(current.history, current.text);
        expect(step?.text).toBe(text);
        if (step) current = step;
      }
      expect(undo(current.history, current.text)).toBeUndefined();
      for (const text of distinct.slice(1)) {
        const step = redo(current.history, current.text);
        expect(step?.text).toBe(text);
        if (step) current = step;
      }
      expect(redo(current.history, current.text)).toBeUndefined();
    }),
  );
});

test('typing is undone word by word, an operation as a whole', () => {
  let text = '';
  let history: History = NO_HISTORY;
  const type = (letters: string) => {
    for (const letter of letters) {
      history = record(history, text, text + letter, true);
      text += letter;
    }
  };
  type('one two');
  history = record(history, text, `${text}!`, false);
  text += '!';
  const seen: string[] = [];
  for (let step = undo(history, text); step; step = undo(step.history, step.text)) seen.push(step.text);
  expect(seen).toEqual(['one two', 'one ', 'one', '']);
});

test('letters that are deleted one by one come back together', () => {
  let history: History = NO_HISTORY;
  for (const [before, after] of [
    ['a word', 'a wor'],
    ['a wor', 'a wo'],
    ['a wo', 'a w'],
  ] as const)
    history = record(history, before, after, true);
  expect(undo(history, 'a w')?.text).toBe('a word');
});

test('a new change forgets what was undone', () => {
  const step = undo(record(NO_HISTORY, '', 'a', false), 'a');
  expect(redo(record(step?.history ?? NO_HISTORY, '', 'b', false), 'b')).toBeUndefined();
});

test.each([
  ['abc', 'abXc', { at: 2, removed: '', inserted: 'X' }],
  ['aa', 'aaa', { at: 2, removed: '', inserted: 'a' }],
  ['abc', 'ac', { at: 1, removed: 'b', inserted: '' }],
])('the change from %s to %s is the least', (before, after, change) => {
  expect(changeBetween(before, after)).toEqual(change);
});
