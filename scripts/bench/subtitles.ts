import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeClock } from '../../src/notes/subtitles/clock.ts';
import { costOf, root } from './cost.ts';

// Prints what importing, checking, formatting and folding subtitles costs: one file in both languages of growing length,
// far beyond any lecture, and a course of many lessons.
const CUES = [25_000, 100_000];
const COURSE = { lessons: 500, cues: 2000 };
const SECONDS_A_CUE = 2;

const work = mkdtempSync(join(tmpdir(), 'bench-subtitles-'));
try {
  const files = (cues: number) => {
    const folder = join(work, `content-${cues}`, 'courses', 'a');
    return { folder, both: join(folder, 'lesson-1.srt') };
  };
  for (const cues of CUES) writeLesson(files(cues).folder, 1, cues);
  const course = join(work, 'content', 'courses', 'a');
  for (let at = 1; at <= COURSE.lessons; at++) writeLesson(course, at, COURSE.cues);

  const figures = {
    import: growth((cues) => [
      'scripts/import.ts',
      files(cues).both,
      '--video',
      'https://youtu.be/9spwoDYwW_I',
    ]),
    check: growth((cues) => ['scripts/check.ts', files(cues).both]),
    fold: growth((cues) => ['scripts/subtitles.ts', 'fold', files(cues).both]),
    format: growth((cues) => ['scripts/format.ts', '--check', files(cues).both]),
    [`check ${COURSE.lessons} lessons`]: shown(measure(['scripts/check.ts', course])),
  };
  console.table(figures);
  console.log(JSON.stringify(figures));
} finally {
  rmSync(work, { recursive: true });
}

/** CPU seconds and megabytes of each size, and how many times more the last takes. */
function growth(args: (cues: number) => readonly string[]): Record<string, number> {
  const costs = CUES.map((cues) => measure(args(cues)));
  const rows = CUES.flatMap((cues, at) =>
    Object.entries(shown(costs[at] ?? { cpu: 0, megabytes: 0 })).map(([name, figure]) => [
      `${cues} ${name}`,
      figure,
    ]),
  );
  const [first, last] = [costs[0]?.cpu ?? 1, costs.at(-1)?.cpu ?? 0];
  return { ...Object.fromEntries(rows), ratio: rounded(last / first) };
}

function measure(args: readonly string[]): ReturnType<typeof costOf> {
  return costOf(args, { cwd: root, work });
}

function shown({ cpu, megabytes }: ReturnType<typeof costOf>): { cpu: number; megabytes: number } {
  return { cpu: rounded(cpu), megabytes: Math.round(megabytes) };
}

/** A lesson of one moment and its subtitles in both languages. */
function writeLesson(folder: string, lesson: number, cues: number): void {
  mkdirSync(folder, { recursive: true });
  const name = join(folder, `lesson-${lesson}`);
  writeFileSync(`${name}.md`, '- Purpose 目标 [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)\n');
  const text = Array.from({ length: cues }, (_, at) => {
    const times = [at, at + 1].map((one) => writeClock(one * SECONDS_A_CUE * 1000, 2, ','));
    const words = `so the river bends twice before it meets the mill ${at}.\n河流转了两个弯然后才到磨坊 ${at}。`;
    return `${at + 1}\n${times.join(' --> ')}\n${words}\n\n`;
  });
  writeFileSync(`${name}.srt`, text.join(''));
}

function rounded(figure: number): number {
  return Math.round(figure * 10) / 10;
}
