import { describe, expect, test } from 'vitest';
import { askUrl } from '../../src/study/ask.ts';

const issue =
  'https://github.com/o/n/issues/new?template=question.yml&title=c%2Flesson-7&lesson=c%2Flesson-7';
const discussion = 'https://github.com/o/n/discussions/new?category=q-a&title=c%2Flesson-7&body=';
const asked = {
  en: 'Notebook start',
  zh: '讲解开始',
  time: '2:08',
  url: 'https://notes.example/c/lesson-7/#t=128',
};
const fields = (url: string) => Object.fromEntries(new URL(url).searchParams);

test('an issue has the lesson, the time, both halves and the link in its fields', () => {
  expect(fields(askUrl(issue, asked))).toEqual({
    template: 'question.yml',
    title: 'c/lesson-7 · 2:08',
    lesson: 'c/lesson-7',
    time: '2:08',
    english: 'Notebook start',
    chinese: '讲解开始',
    link: asked.url,
  });
});

test('a discussion has them as a quotation in its text', () => {
  expect(fields(askUrl(discussion, asked))).toEqual({
    category: 'q-a',
    title: 'c/lesson-7 · 2:08',
    body: `> Notebook start\n>\n> 讲解开始\n>\n> [2:08](${asked.url})\n\n`,
  });
});

test('what is not said is left out; words in no language are said once', () => {
  const { en: _en, zh: _zh, ...rest } = asked;
  expect(fields(askUrl(issue, { ...rest, zh: '甲', text: '甲' }))).not.toHaveProperty('english');
  expect(fields(askUrl(issue, { ...rest, text: 'x += 1' }))).toMatchObject({ english: 'x += 1' });
  expect(fields(askUrl(issue, { ...rest, text: 'x += 1' }))).not.toHaveProperty('chinese');
});

describe.each([
  ['issue', issue],
  ['discussion', discussion],
])('a long moment, as %s', (_name, form) => {
  test.each([
    ['words', 'word '.repeat(5000), '甲乙丙，'.repeat(5000)],
    ['no blanks', 'x'.repeat(9000), '字'.repeat(9000)],
    ['families of emoji', '👨‍👩‍👧‍👦'.repeat(900), '👍🏽'.repeat(900)],
    ['one half', '', '字'.repeat(9000)],
    ['halves of characters', '\ud83d'.repeat(900), '\udc00 甲'.repeat(900)],
  ])('%s: is cut, not broken, and its address is one that GitHub takes', (_, en, zh) => {
    const url = askUrl(form, { ...asked, en, zh });
    expect(encodeURIComponent(url).length).toBeLessThanOrEqual(7500);
    const said = Object.values(fields(url)).join('\n');
    expect(said).toContain('…');
    expect(said).toContain(asked.url);
    expect(said).not.toMatch(/\u200d…|👍…/u);
    expect(said).not.toMatch(/wor?…/);
  });
});
