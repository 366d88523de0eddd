import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../scripts/command-line.ts';
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
    ask: async (question: string, wrongIn: (answer: string) => string | undefined) => {
      for (;;) {
        heard.push(question);
        const answer = (answers[heard.length - 1] ?? '').trim();
        if (wrongIn(answer) === undefined) return answer;
      }
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
  await expect(answers).rejects.toThrow(UsageError);
  await expect(answers).rejects.toThrow(said);
});

test('asks in a terminal, says what is wrong, and writes nothing if left', async () => {
  // `script` gives the command a terminal, as a person has one.
  const command = `stty cols 120 rows 40; ${process.execPath} scripts/new.ts course`;
  const terminal = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, CONTENT_DIR: mkdtempSync(join(tmpdir(), 'questions-')) },
  });
  let shown = '';
  terminal.stdout.on('data', (data) => {
    shown += data;
  });
  const says = (words: string) => expect.poll(() => shown, { timeout: 15_000 }).toContain(words);
  await says('Title in English 英文标题');
  terminal.stdin.write('Practical\r');
  await says('Title in Chinese 中文标题');
  terminal.stdin.write('\r');
  await says('Name in the address');
  terminal.stdin.write('Not a name\r');
  await says('not-a-name');
  terminal.stdin.write('\u0003');
  expect(await new Promise((ended) => terminal.once('close', ended))).toBe(2);
  expect(shown).toContain('Nothing was written.');
}, 60_000);
