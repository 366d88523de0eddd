import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { contentDir } from '../src/content/folder.ts';
import {
  chapterProblems,
  chaptersOf,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportLanguage,
  writeChapters,
  writeTable,
  writeVtt,
} from '../src/notes/convert/export-lesson.ts';
import { formatNotes } from '../src/notes/convert/format.ts';
import { lessonData } from '../src/notes/convert/lesson-data.ts';
import { type Lesson, momentsOf } from '../src/notes/lesson.ts';
import { parseLesson } from '../src/notes/parse.ts';
import { site } from '../src/site/site.ts';
import { type Arguments, currentFolder, runCommand, say, UsageError } from './command-line.ts';
import { expectInside, shownPath } from './notes-files.ts';
import { readTextFile } from './read-text.ts';
import { writeFiles } from './write-files.ts';

const FORMATS = Object.keys(EXPORT_FORMATS) as readonly ExportFormat[];
const LANGUAGES = ['en', 'zh', 'both'] as const;
const EXTENSIONS: readonly (readonly [RegExp, ExportFormat])[] = [
  [/\.json$/i, 'json'],
  [/\.csv$/i, 'csv'],
  [/\.vtt$/i, 'vtt'],
  [/\.txt$/i, 'chapters'],
  [/\.md$/i, 'markdown'],
];

const help = `
npm run export -- <lesson> [flags]

Writes a lesson in another form: the file, or <course>/<lesson>.
把一课导出为其他格式；可写文件名，也可写 <课程>/<课>。

  --format     json, csv, vtt (WebVTT, for players), chapters      格式：JSON、CSV、WebVTT 章节、
               (of a YouTube description) or markdown (canonical   YouTube 简介里的章节、规范的
               Markdown); without it that of --out, else json      Markdown；默认看 --out，否则 JSON
  --language   en, zh or both, for vtt and chapters                 章节所用的语言，默认两种都有
  --out        write a file, not to the terminal                    写入文件，而不是终端
  --force      replace the file if it is there                      文件已存在时覆盖

  npm run export -- fastai-2019-part-1/lesson-7
  npm run export -- lesson-7.md --out lesson-7.csv
  npm run -s export -- lesson-7.md --format chapters --language en | less      (-s: npm itself says nothing  npm 自己不输出)
`;

const flags = {
  format: { type: 'string', choices: FORMATS },
  language: { type: 'string', choices: LANGUAGES },
  out: { type: 'string' },
  force: { type: 'boolean' },
} as const;

await runCommand({ name: 'export', help, flags, run });

async function run({ flags: given, names }: Arguments<typeof flags>): Promise<number> {
  const folder = currentFolder('export');
  const [name, ...others] = names;
  if (name === undefined || others.length > 0)
    throw new UsageError({ en: 'Say which one lesson to export.', zh: '请写明要导出的一课。' });
  const path = await lessonPath(name, folder);
  const shown = shownPath(path, folder);
  const text = await readTextFile(path, shown);
  await expectInside(path, shown);
  const { lesson } = parseLesson(text, undefined, undefined, site.languages);
  const format = FORMATS.find((known) => known === given.format) ?? formatOf(given.out);
  if (format !== 'markdown' && momentsOf(lesson).length === 0)
    throw new UsageError({ en: `There is no moment in ${name}.`, zh: `${name} 中没有要点。` });

  const language = LANGUAGES.find((known) => known === given.language) ?? 'both';
  const written = format === 'markdown' ? formatNotes(text, site.languages) : write(lesson, format, language);
  if (given.out === undefined) process.stdout.write(written);
  else {
    const to = resolve(folder, given.out);
    await writeFiles([{ path: to, shown: shownPath(to, folder), text: written }], given.force === true);
    console.error(shownPath(to, folder));
  }
  return 0;
}

function write(lesson: Lesson, format: Exclude<ExportFormat, 'markdown'>, language: ExportLanguage): string {
  if (format === 'json') return `${JSON.stringify(lessonData(lesson), null, 2)}\n`;
  if (format === 'csv') return writeTable(lesson);
  const chapters = chaptersOf(lesson, language);
  const others = momentsOf(lesson).filter(({ video }) => video !== lesson.video).length;
  if (others > 0)
    console.error(
      say({ en: `${others} moments of other videos left out`, zh: `略去其他视频的 ${others} 个要点` }),
    );
  if (format === 'vtt') return writeVtt(chapters);
  for (const problem of chapterProblems(chapters)) console.error(`YouTube: ${say(problem)}`);
  return writeChapters(chapters);
}

/** The file of a lesson that is named as a file or as on the site. */
async function lessonPath(name: string, folder: string): Promise<string> {
  const path = resolve(folder, name);
  if (existsSync(path)) return path;
  const courses = join(contentDir, 'courses');
  if (/^[a-z0-9-]+\/[a-z0-9-]+$/.test(name) && existsSync(join(courses, `${name}.md`)))
    return join(courses, `${name}.md`);
  const lesson = /^([a-z0-9-]+)(?:\.md)?$/.exec(name)?.[1];
  const meant = lesson ? await lessonsNamed(lesson, courses) : [];
  if (meant.length === 0) return path;
  throw new UsageError({
    en: `There is no file ${name}; did you mean ${meant.join(' or ')}?`,
    zh: `没有文件 ${name}，是不是想写 ${meant.join(' 或 ')}？`,
  });
}

/** The lessons of a file name in all courses, as the site names them. */
async function lessonsNamed(lesson: string, courses: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of glob(`*/${lesson}.md`, { cwd: courses }))
    found.push(file.replaceAll(sep, '/').slice(0, -'.md'.length));
  return found.sort();
}

function formatOf(out: string | undefined): ExportFormat {
  return EXTENSIONS.find(([extension]) => extension.test(out ?? ''))?.[1] ?? 'json';
}
