import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDir, readPageNames } from '../src/content/folder.ts';
import { newCourse, newLesson } from '../src/notes/convert/new-notes.ts';
import { RESERVED_IDS } from '../src/notes/course/course.ts';
import { lessonName } from '../src/notes/course/lesson-name.ts';
import { readVideoUrl, watchUrl } from '../src/notes/entries/video.ts';
import type { Bilingual } from '../src/notes/lesson.ts';
import { type Arguments, currentFolder, runCommand, type Sentence, say, UsageError } from './command-line.ts';
import { courseQuestions, kindQuestion, lessonQuestions, wrongKind } from './new-questions.ts';
import { shownPath } from './notes-files.ts';
import { type Answers, answersTo, askInTerminal, type Question } from './questions.ts';
import { writeFiles } from './write-files.ts';

const help = `
npm run new -- [lesson|course] [flags]

Begins a lesson or a course; in a terminal, what no flag says is asked.
新建一课或一门课；在终端里运行时，没写的选项会逐个询问。

  --title-en, --title-zh   the title, in one language or both     标题，一种或两种语言
  --name                   the name in the address                 网址中的名称
  --course                 of a lesson: the course it belongs to   课：所属的课程
  --video                  of a lesson: the address of its video   课：视频网址
  --source                 of a course: its own site               课程：官方网站
  --force                  replace the file if it is there         文件已存在时覆盖

  npm run new
  npm run new -- lesson --course fastai-2019-part-1 --title-en "Lesson 3: Segmentation" --title-zh "第 3 课：分割" --video https://youtu.be/MpZxV6DVsmM
  npm run new -- course --name fastai-2022-part-1 --title-en "Practical Deep Learning 2022"
`;

const flags = {
  'title-en': { type: 'string' },
  'title-zh': { type: 'string' },
  name: { type: 'string' },
  course: { type: 'string' },
  video: { type: 'string' },
  source: { type: 'string' },
  force: { type: 'boolean' },
} as const;

/** A file to write and what its writer does next. */
interface NewFile {
  readonly path: string;
  readonly text: string;
  readonly next: Sentence;
}

const courses = join(contentDir, 'courses');

await runCommand({ name: 'new', help, flags, run });

async function run({ flags: { force, ...given }, names }: Arguments<typeof flags>): Promise<number> {
  const [named, ...rest] = names;
  if (rest.length > 0)
    throw new UsageError({ en: `Unexpected: ${rest.join(' ')}`, zh: `多余的内容：${rest.join(' ')}` });
  const wrong = named === undefined ? undefined : wrongKind(named);
  if (wrong) throw new UsageError(wrong);
  const known = await foldersIn(courses);
  const taken = [...RESERVED_IDS, ...(await readPageNames(contentDir))];
  if (!named && !askInTerminal)
    throw new UsageError({
      en: 'Say what to begin: lesson or course.',
      zh: '请写明新建 lesson（课）还是 course（课程）。',
    });
  const answers = (questions: readonly Question[], known = {}) => answersTo(questions, known, askInTerminal);
  const kind = named ?? (await answers([kindQuestion])).get('kind');
  const { path, text, next } =
    kind === 'course'
      ? draftCourse(await answers(courseQuestions(taken), given))
      : await draftLesson(await answers(lessonQuestions(known), given));
  const shown = shownPath(path, currentFolder('new'));
  await writeFiles([{ path, shown, text }], force === true);
  console.log(shown);
  console.error(say(next));
  return 0;
}

function draftCourse(answers: Answers): NewFile {
  const name = answers.get('name') ?? '';
  return {
    path: join(courses, name, 'course.yaml'),
    text: newCourse(titleOf(answers), answers.get('source')),
    next: {
      en: `Next: its first lesson, npm run new -- lesson --course ${name}`,
      zh: `下一步：新建第一课，npm run new -- lesson --course ${name}`,
    },
  };
}

async function draftLesson(answers: Answers): Promise<NewFile> {
  const folder = join(courses, answers.get('course') ?? '');
  const existing = (await readdir(folder)).map((file) => file.replace(/\.md$/, ''));
  const video = readVideoUrl(answers.get('video') ?? '')?.video ?? '';
  const title = titleOf(answers);
  const name = answers.get('name') ?? lessonName(title, existing);
  const example = `- English 中文 [0:02:17](${watchUrl(video, 137)})`;
  return {
    path: join(folder, `${name}.md`),
    text: newLesson(title, video),
    next: {
      en: `Next: add its moments below the second “---”, one a line, then npm run check:\n${example}`,
      zh: `下一步：在第二个“---”下面逐行写要点，再运行 npm run check：\n${example}`,
    },
  };
}

function titleOf(answers: Answers): Bilingual {
  const [en, zh] = [answers.get('title-en'), answers.get('title-zh')];
  return { ...(en && { en }), ...(zh && { zh }) };
}

async function foldersIn(path: string): Promise<readonly string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
