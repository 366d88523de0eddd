import { expect, test } from 'vitest';
import { type Quoted, quotation } from '../../src/study/quotation.ts';

const url = 'https://notes.example/a/one/#t=128';
const lesson = { en: 'Lesson 7', zh: '第 7 课' };

test.each<[string, Quoted, string[]]>([
  [
    'both languages',
    { en: 'Notebook start', zh: '讲解开始', time: '2:08', lesson, url },
    ['Notebook start', '讲解开始', '2:08 · Lesson 7 · 第 7 课', url],
  ],
  [
    'one language',
    { zh: '讲解开始', time: '2:08', lesson, url },
    ['讲解开始', '2:08 · Lesson 7 · 第 7 课', url],
  ],
  [
    'words without a language',
    { text: 'x += 1', time: '1:07:12', lesson: { zh: '第 7 课' }, url },
    ['x += 1', '1:07:12 · 第 7 课', url],
  ],
  [
    'code and a link below',
    { en: 'a', below: ['x = 1\ny = 2', 'arXiv https://arxiv.org/'], time: '1:00', lesson: { en: 'L' }, url },
    ['a', 'x = 1', 'y = 2', 'arXiv https://arxiv.org/', '1:00 · L', url],
  ],
])('%s', (_name, quoted, lines) => {
  expect(quotation(quoted).split('\n')).toEqual(lines);
});
