import { expect, test } from 'vitest';
import { lessonName } from '../../../src/notes/course/lesson-name.ts';

test.each([
  [{ en: 'Lesson 08 – Unet' }, [], 'lesson-8'],
  [{ en: 'Lecture 2' }, [], 'lesson-2'],
  [{ zh: '第 12 课：卷积' }, ['lesson-1'], 'lesson-12'],
  [{ zh: '答疑' }, ['lesson-1', 'lesson-10', 'course.yaml'], 'lesson-11'],
  [{ zh: '答疑' }, [], 'lesson-1'],
  [{ zh: '第七课 残差网络' }, ['lesson-1'], 'lesson-7'],
  [{ zh: '第十讲' }, [], 'lesson-10'],
  [{ zh: '第二十三课' }, [], 'lesson-23'],
  [{ en: 'GAN', zh: '第 8 课' }, [], 'lesson-8'],
  [{ zh: '第一性原理' }, ['lesson-7'], 'lesson-8'],
  [{ en: 'Questions & answers' }, ['lesson-7'], 'questions-answers'],
])('a lesson called %o is %3$s', (title, existing, name) => {
  expect(lessonName(title, existing)).toBe(name);
});
