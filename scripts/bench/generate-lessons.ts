import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { formatLabel } from '../../src/notes/entries/time.ts';
import { watchUrl } from '../../src/notes/entries/video.ts';
import { currentFolder, runCommand, type Sentence, UsageError } from '../command-line.ts';
import { writeFiles } from '../write-files.ts';
import { ACTIONS, QUALITIES, SYLLABLES, THINGS } from './generate-words.ts';

/** How much to generate; the same numbers give the same lessons. */
export interface Amount {
  readonly lessons: number;
  /** Timed entries of a lesson; headings and untimed points come on top. */
  readonly entries?: number;
  readonly seed?: number;
}

/** A generated file: its path below the content folder and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

const LESSONS_A_COURSE = 25;
const ENTRIES_A_SECTION = 12;

/** Invents courses of bilingual lessons whose words are as unevenly frequent as in real notes, for benches. */
export function generateLessons({ lessons, entries = 100, seed = 1 }: Amount): readonly GeneratedFile[] {
  return Array.from({ length: lessons }, (_, number) => {
    const course = Math.floor(number / LESSONS_A_COURSE);
    const folder = `courses/generated-${course + 1}`;
    const lesson = (number % LESSONS_A_COURSE) + 1;
    const text = lessonText(lesson, entries, course, randomNumbers(seed * 1_000_003 + number));
    const file = { path: `${folder}/lesson-${lesson}.md`, text };
    return lesson === 1 ? [{ path: `${folder}/course.yaml`, text: courseText(course + 1) }, file] : [file];
  }).flat();
}

/** Writes generated lessons into a content folder for a bench. Answers with the paths of the notes. */
export function writeLessons(content: string, amount: Amount): readonly string[] {
  const files = generateLessons(amount).map(({ path, text }) => ({ path: join(content, path), text }));
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return files.map(({ path }) => path).filter((path) => path.endsWith('.md'));
}

type Random = () => number;

function courseText(course: number): string {
  return `title: { en: Generated course ${course}, zh: 生成的课程 ${course} }\norder: ${course + 1}\n`;
}

function lessonText(lesson: number, entries: number, course: number, random: Random): string {
  const video = Array.from({ length: 11 }, () => Math.floor(random() * 36).toString(36)).join('');
  const names = courseNames(course);
  const title = pick(THINGS, random);
  const lines = [
    '---',
    `title: { en: "Lesson ${lesson}: ${title.en}", zh: 第 ${lesson} 课：${title.zh} }`,
    `video: ${watchUrl(video)}`,
    '---',
  ];
  let second = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (entry % ENTRIES_A_SECTION === 0) lines.push('', heading(random), '');
    second += 5 + Math.floor(random() * 90);
    const { en, zh } = sentence(names, random);
    lines.push(`- ${en} | ${zh} [${formatLabel(second)}](${watchUrl(video, second)})`);
    if (random() < 0.08) lines.push(`    - ${identifier(names, random)} | ${sentence(names, random).zh}`);
  }
  return `${lines.join('\n')}\n`;
}

function heading(random: Random): string {
  const [one, other] = [pick(THINGS, random), pick(THINGS, random)];
  return `## ${one.en} and ${other.en} | ${one.zh}与${other.zh}`;
}

function sentence(names: readonly string[], random: Random): Sentence {
  const [action, quality, one, other] = [
    pick(ACTIONS, random),
    pick(QUALITIES, random),
    pick(THINGS, random),
    pick(THINGS, random),
  ];
  const code = identifier(names, random);
  const number = 1 + Math.floor(random() ** 3 * 500);
  const shapes: readonly Sentence[] = [
    {
      en: `how to ${action.en} the ${quality.en} ${one.en} with ${number} ${other.en} samples`,
      zh: `如何用 ${number} 个${other.zh}样本${action.zh}${quality.zh}的${one.zh}`,
    },
    {
      en: `why the ${one.en} needs a ${quality.en} ${other.en}`,
      zh: `为什么${one.zh}需要${quality.zh}的${other.zh}`,
    },
    { en: `use \`${code}\` to ${action.en} the ${one.en}`, zh: `用 \`${code}\` 来${action.zh}${one.zh}` },
    {
      en: `${one.en} versus ${quality.en} ${other.en} in ${pick(names, random)}`,
      zh: `比较${one.zh}和${quality.zh}的${other.zh}`,
    },
    {
      en: `understanding \`${code}\` and its ${one.en}`,
      zh: `理解 \`${code}\` 以及它的${one.zh}，再看${other.zh}`,
    },
    {
      en: `${action.en} ${one.en}, then ${pick(ACTIONS, random).en} the ${other.en} again`,
      zh: `先${action.zh}${one.zh}，${quality.zh}的${other.zh}随后再处理`,
    },
  ];
  return shapes[Math.floor(random() * shapes.length)] as Sentence;
}

function identifier(names: readonly string[], random: Random): string {
  const words = [pick(ACTIONS, random).en, pick(THINGS, random).en.replace(/[^a-z]+/g, '_')];
  if (random() < 0.4) words.push(pick(names, random).toLowerCase());
  const camel = random() < 0.3;
  return camel
    ? words.map((word) => word.replace(/(?:^|_)(.)/g, (_, first) => first.toUpperCase())).join('')
    : words.join('_');
}

function courseNames(course: number): readonly string[] {
  const random = randomNumbers(7_919 + course);
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] as string;
  return Array.from({ length: 60 }, () => {
    const name = Array.from({ length: 2 + Math.floor(random() * 2) }, syllable).join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
}

/** Earlier words far more often than later ones, roughly as words are distributed in texts. */
function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(from.length ** random()) - 1] as T;
}

/** Evenly distributed numbers in [0, 1) that a seed determines (mulberry32). */
export function randomNumbers(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

if (import.meta.main)
  await runCommand({
    name: 'generate-lessons',
    help: `
Writes a content folder of invented lessons, for measuring.

  node scripts/bench/generate-lessons.ts --out <folder> [--lessons 100] [--entries 100] [--seed 1] [--force]

  --out      where to write; the courses go below <folder>/courses
  --lessons  how many lessons
  --entries  timed entries of a lesson
  --seed     another number gives other lessons
  --force    replaces files that are there`,
    flags: {
      out: { type: 'string' },
      lessons: { type: 'string' },
      entries: { type: 'string' },
      seed: { type: 'string' },
      force: { type: 'boolean' },
    },
    async run({ flags }) {
      if (!flags.out) throw new UsageError({ en: '--out is missing.', zh: '缺少 --out。' });
      const out = resolve(currentFolder('generate-lessons'), flags.out);
      const files = generateLessons({
        lessons: whole('lessons', flags.lessons, 100),
        entries: whole('entries', flags.entries, 100),
        seed: whole('seed', flags.seed, 1),
      });
      const texts = files.map(({ path, text }) => ({ path: join(out, path), shown: path, text }));
      await writeFiles(texts, flags.force === true);
      console.log(`${files.length} files below ${out}`);
      return 0;
    },
  });

function whole(flag: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(value))
    throw new UsageError({
      en: `--${flag} needs a whole number, found “${value}”.`,
      zh: `--${flag} 后面要写整数，却写了“${value}”。`,
    });
  return Number(value);
}
