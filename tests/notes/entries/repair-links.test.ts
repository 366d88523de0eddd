import { expect, test } from 'vitest';
import { fixNotes } from '../../../src/notes/check/fix.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const url = (time: string) => `https://youtu.be/9spwoDYwW_I?t=${time}`;

test.each([
  ['a word', `- [0:09](${url('66word')} and more 乙`, 66, 'word and more 乙'],
  ['what stands after the unit', `- see [1:02](${url('62s,see')} slide 3) 看`, 62, 'see,see slide 3) 看'],
  ['a word of a bare address', `- x ${url('66word')} y`, 66, 'x word y'],
  ['a word after several units', `- x ${url('1m6snet')} y`, 66, 'x snet y'],
])('%s glued to a time is not lost', (_, notes, start, text) => {
  for (const written of [notes, fixNotes(notes).text])
    expect(parseLesson(written).lesson.entries).toMatchObject([{ start, text }]);
});

test('further parts of an address are no words', () => {
  const { lesson } = parseLesson(`- x ${url('66&feature=share')} y`);
  expect(lesson.entries).toMatchObject([{ start: 66, text: 'x y' }]);
});

test('a bracket that is escaped is left as it is', () => {
  const notes = `- path C:\\[0:18](${url('18')}) 乙`;
  expect(fixNotes(notes)).toMatchObject({ text: notes, fixes: [] });
  expect(parseLesson(notes).findings).toEqual([]);
});

test('struck-out words stand next to Chinese punctuation', () => {
  expect(parseLesson(`- 中文~~删除。~~后面 ${url('1')}`).html).toContain('<del>删除。</del>后面');
});
