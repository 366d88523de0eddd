import { expect, test } from 'vitest';
import { newCourse, newLesson } from '../../../src/notes/convert/new-notes.ts';
import { readCourses } from '../../../src/notes/course/course.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const VIDEO = '9spwoDYwW_I';

test.each([
  [{ en: 'Lesson 3: Segmentation', zh: '第 3 课：分割' }],
  [{ en: 'yes: "no" # 1' }],
  [{ zh: '第 3 课' }],
])('a new lesson says %o and its video, and has nothing to fix', (title) => {
  const { lesson, findings } = parseLesson(newLesson(title, VIDEO));
  expect(lesson).toMatchObject({ title, video: VIDEO, entries: [] });
  expect(findings).toEqual([]);
});

test.each([[undefined], ['https://course.example/']])(
  'a new course has its title and its site: %s',
  (source) => {
    const text = newCourse({ en: 'A course', zh: '一门课' }, source);
    const { courses, findings } = readCourses([{ path: 'a/course.yaml', text }]);
    expect(courses).toMatchObject([
      { id: 'a', title: { en: 'A course', zh: '一门课' }, ...(source && { source }) },
    ]);
    expect(findings).toEqual([]);
  },
);
