import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Marks, type MomentKey, NO_STUDY } from '../../src/study/study.ts';
import {
  countFits,
  fits,
  isFound,
  isUnsure,
  lessonsBegun,
  listStudy,
  type Marked,
  type ServedLesson,
  searchedWords,
} from '../../src/study/study-list.ts';
import { arbitraryStudy } from './arbitrary-study.ts';

const VIDEO = '9spwoDYwW_I';
const moment = (start: number, en: string, zh: string, video = VIDEO) => ({
  id: `t=${start}`,
  video,
  start,
  en,
  zh,
  text: `${en} ${zh}`,
});
const lesson: ServedLesson = {
  id: 'c/seven',
  title: { en: 'Lesson 7', zh: '第 7 课' },
  video: VIDEO,
  moments: [
    moment(64, 'food classifier', '食物分类 App'),
    moment(137, 'a CNN from scratch', '从零构建 CNN (?)'),
    moment(172, 'subfolders', '子文件夹'),
  ],
};
const study = (moments: Record<MomentKey, Marks>, positions: Marked['positions'] = new Map()): Marked => ({
  moments: new Map(Object.entries(moments)) as Marked['moments'],
  positions,
});
const at = (value: string, seconds: number) => [value, seconds] as const;
const seconds = (of: Marked, lessons: readonly ServedLesson[]) =>
  listStudy(of, lessons).map((chapter) => [chapter.lesson?.id, ...chapter.rows.map((row) => row.seconds)]);

test('what is done and nothing else needs no place in the list; all else has one, in the order of the outline', () => {
  const mine = study({
    [`${VIDEO}:64`]: { done: [true, 1] },
    [`${VIDEO}:137`]: { done: [true, 1], star: [true, 1] },
  });
  expect(seconds(mine, [lesson])).toEqual([['c/seven', 137, 172]]);
  const [starred, open] = listStudy(mine, [lesson])[0]?.rows ?? [];
  expect(starred).toMatchObject({ star: true, done: true, unsure: true, open: false });
  expect(open).toMatchObject({ star: false, note: '', unsure: false, open: true });
});

test('a note at a second of its own stands between the moments, and so does a star whose moment is gone', () => {
  const mine = study({
    [`${VIDEO}:140`]: { note: at('mine', 1) },
    [`${VIDEO}:3`]: { note: at('before all', 1) },
    [`${VIDEO}:9000`]: { star: [true, 1] },
    [`${VIDEO}:70`]: { done: [true, 1] },
    [`${VIDEO}:71`]: { note: at(' ', 1) },
  });
  expect(seconds(mine, [lesson])).toEqual([['c/seven', 3, 64, 137, 140, 172, 9000]]);
});

test('a lesson whose moments could not be fetched keeps its stars and notes, and is said even without any', () => {
  const { moments: _, ...bare } = lesson;
  const mine = study({ [`${VIDEO}:137`]: { star: [true, 1] }, [`${VIDEO}:64`]: { done: [true, 1] } });
  expect(seconds(mine, [bare])).toEqual([['c/seven', 137]]);
  expect(seconds(NO_STUDY, [bare])).toEqual([['c/seven']]);
  expect(seconds(NO_STUDY, [{ ...lesson, moments: [] }])).toEqual([]);
});

test('what belongs to no known lesson comes last; the video a reader stopped in is known', () => {
  const mine = study({ 'BV1GJ411x7h7-p2:5': { note: at('x', 1) }, 'AAAAAAAAAAA:5': { star: [true, 1] } });
  expect(seconds(mine, [lesson])).toEqual([
    ['c/seven', 64, 137, 172],
    [undefined, 5, 5],
  ]);
  const position = { video: 'AAAAAAAAAAA', seconds: 1, title: {}, at: 1 };
  const stopped = { ...mine, positions: new Map([['c/seven', position]]) };
  expect(seconds(stopped, [lesson])).toEqual([
    ['c/seven', 64, 137, 172, 5],
    [undefined, 5],
  ]);
});

test('a lesson is begun where the reader was, or has marked something', () => {
  const other = { id: 'c/one', video: 'AAAAAAAAAAA' };
  const unseen = { id: 'c/two', video: null };
  const all = [other, lesson, unseen];
  expect(lessonsBegun(NO_STUDY, all)).toEqual([]);
  expect(lessonsBegun(study({ [`${VIDEO}:64`]: { star: [true, 1] } }), all)).toEqual([lesson]);
  expect(lessonsBegun(study({ [`${VIDEO}:64`]: { star: [false, 1] } }), all)).toEqual([]);
  const position = { seconds: 1, title: {}, at: 1 };
  expect(lessonsBegun(study({}, new Map([['c/two', position]])), all)).toEqual([unseen]);
});

test.each([
  ['残差块 (?)', true],
  ['残差块（？）', true],
  ['residual block (?) ', true],
  ['what is (?) in a pattern', false],
  ['why?', false],
])('“%s” unsure: %s', (half, unsure) => {
  expect(isUnsure(half)).toBe(unsure);
});

test.each([
  ['ＣＮＮ', true],
  ['cnn 从零', true],
  ['从零  scratch', true],
  ['resume', true],
  ['LESSON 7', true],
  ['', true],
  ['unet', false],
  ['cnn unet', false],
])('a search for “%s” finds the line: %s', (query, found) => {
  const mine = study({ [`${VIDEO}:137`]: { note: at('my résumé', 1) } });
  const row = listStudy(mine, [lesson])[0]?.rows[1];
  expect(row && isFound(searchedWords(row, lesson.title), query)).toBe(found);
});

test('of any study every star and note is listed once in a site where no two lessons share a video', () => {
  fc.assert(
    fc.property(arbitraryStudy, (any) => {
      const rows = listStudy(any, [lesson]).flatMap((chapter) => chapter.rows);
      const kept = [...any.moments].filter(([, { star, note }]) => star?.[0] || note?.[0].trim());
      for (const [key] of kept) expect(rows.filter((row) => row.key === key)).toHaveLength(1);
      const counts = countFits(rows);
      expect(counts.all).toBe(rows.length);
      expect(counts.note).toBe(rows.filter((row) => fits(row, 'note')).length);
    }),
  );
});
