import { expect, test } from 'vitest';
import { Misuse } from '../../scripts/command-line.ts';
import { answersTo, type Question } from '../../scripts/questions.ts';

const questions: readonly Question[] = [
  { flag: 'en', ask: { en: 'English?', zh: '英文？' }, instead: 'zh' },
  { flag: 'zh', ask: { en: 'Chinese?', zh: '中文？' }, instead: 'en' },
  {
    flag: 'video',
    ask: { en: 'Video?', zh: '视频？' },
    problem: (answer) => (answer === 'v' ? undefined : { en: 'No video.', zh: '不是视频。' }),
  },
  { flag: 'name', ask: { en: 'Name?', zh: '名称？' }, optional: true },
];

/** Somebody who gives these answers, one after the other. */
function person(...answers: readonly string[]) {
  const heard: string[] = [];
  return {
    heard,
    ask: async (question: string) => {
      heard.push(question);
      return answers[heard.length - 1] ?? '';
    },
  };
}

test.each([
  ['everything', ['a', '甲', 'v', 'n'], { en: 'a', zh: '甲', video: 'v', name: 'n' }, 4],
  ['one title and no name', ['a', '', 'v', ''], { en: 'a', video: 'v' }, 4],
  ['the other title', ['', '甲', ' v ', ''], { zh: '甲', video: 'v' }, 4],
  ['no title at first', ['', '', '甲', 'v', ''], { zh: '甲', video: 'v' }, 5],
  ['a wrong video at first', ['a', '', 'w', '', 'v', ''], { en: 'a', video: 'v' }, 6],
])('asks until it knows: %s', async (_, said, answers, questionsAsked) => {
  const { ask, heard } = person(...said);
  expect(Object.fromEntries(await answersTo(questions, {}, ask))).toEqual(answers);
  expect(heard).toHaveLength(questionsAsked);
  expect(heard.every((question) => /[A-Z]/.test(question) && /\p{Script=Han}/u.test(question))).toBe(true);
});

test('asks nothing when the flags say enough', async () => {
  const { ask, heard } = person();
  await answersTo(questions, { en: 'a', video: 'v' }, ask);
  expect(heard).toEqual([]);
});

test.each([
  ['what is missing', {}, 'Missing: --en / --zh, --video'],
  ['what is wrong', { en: 'a', video: 'w' }, '--video: No video.'],
  ['what does not belong here', { en: 'a', video: 'v', source: 's' }, '--source: '],
])('names %s when nobody can be asked', async (_, given, said) => {
  const answers = answersTo(questions, given, undefined);
  await expect(answers).rejects.toThrow(Misuse);
  await expect(answers).rejects.toThrow(said);
});
