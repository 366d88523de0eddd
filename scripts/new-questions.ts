import { nearest } from '../src/notes/check/nearest.ts';
import { SLUG, slugOf } from '../src/notes/course/slug.ts';
import { readVideoUrl } from '../src/notes/entries/video.ts';
import type { Sentence } from './command-line.ts';
import type { Question } from './questions.ts';

/** What is asked if nobody said what to begin. */
export const kindQuestion: Question = {
  flag: 'kind',
  ask: { en: 'A lesson or a course?', zh: '新建 lesson（课）还是 course（课程）？' },
  problem: wrongKind,
};

const titleQuestions: readonly Question[] = [
  { flag: 'title-en', ask: { en: 'Title in English', zh: '英文标题' }, instead: 'title-zh' },
  { flag: 'title-zh', ask: { en: 'Title in Chinese', zh: '中文标题' }, instead: 'title-en' },
];

/** What a new course has to know; `taken` are names that no course can have. */
export function courseQuestions(taken: readonly string[]): readonly Question[] {
  const name: Question = {
    flag: 'name',
    ask: { en: 'Name in the address, such as fastai-2019-part-1', zh: '网址中的名称，如 fastai-2019-part-1' },
    problem: (answer) => wrongName(answer, taken),
  };
  const source: Question = {
    flag: 'source',
    ask: { en: 'Its own site, https://… (or nothing)', zh: '官方网站 https://…（可不填）' },
    optional: true,
    problem: (answer) =>
      /^https?:\/\/\S+$/.test(answer)
        ? undefined
        : { en: `“${answer}” is not a web address.`, zh: `“${answer}”不是网址。` },
  };
  return [...titleQuestions, name, source];
}

/** What a new lesson has to know; `known` are the courses there are. */
export function lessonQuestions(known: readonly string[]): readonly Question[] {
  const course: Question = {
    flag: 'course',
    ask: { en: `Course (${known.join(', ')})`, zh: '所属课程' },
    problem: (answer) => wrongCourse(answer, known),
  };
  const video: Question = {
    flag: 'video',
    ask: { en: 'Address of the video', zh: '视频网址' },
    problem: (answer) =>
      readVideoUrl(answer)?.video
        ? undefined
        : {
            en: `“${answer}” is not a video on YouTube or Bilibili.`,
            zh: `“${answer}”不是 YouTube 或 Bilibili 的视频网址。`,
          },
  };
  const name: Question = {
    flag: 'name',
    ask: { en: 'Name in the address (or nothing)', zh: '网址中的名称（可不填）' },
    optional: true,
    problem: (answer) => wrongName(answer, ['index']),
  };
  return [course, ...titleQuestions, video, name];
}

/** What is wrong with an answer to `kindQuestion`. */
export function wrongKind(answer: string): Sentence | undefined {
  if (answer === 'lesson' || answer === 'course') return undefined;
  return { en: `“${answer}”: expected lesson or course.`, zh: `“${answer}”：应为 lesson 或 course。` };
}

function wrongName(answer: string, taken: readonly string[]): Sentence | undefined {
  if (!SLUG.test(answer)) {
    const name = slugOf(answer);
    return {
      en: `“${answer}” cannot be an address; ${name} can.`,
      zh: `“${answer}”不能用作网址，可改为 ${name}。`,
    };
  }
  if (!taken.includes(answer)) return undefined;
  return { en: `“${answer}” is a page of the site itself.`, zh: `“${answer}”是网站保留的网址。` };
}

function wrongCourse(answer: string, known: readonly string[]): Sentence | undefined {
  if (known.includes(answer)) return undefined;
  const near = nearest(answer, known);
  const others = known.join(', ');
  return {
    en: `There is no course “${answer}”; ${near ? `did you mean ${near}?` : `there are: ${others || 'none yet'}.`}`,
    zh: `没有“${answer}”这门课程；${near ? `是否要写 ${near}？` : `已有：${others || '暂无'}。`}`,
  };
}
