import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readAll, readText } from '../src/content/folder.ts';
import { readSubtitleFile } from '../src/content/subtitle-files.ts';
import { type FileFinding, finding } from '../src/notes/check/diagnostics.ts';
import type { LineFix } from '../src/notes/check/fix.ts';
import { checkLesson, checkSubtitles } from '../src/notes/subtitles/check-subtitles.ts';
import { fixSubtitles } from '../src/notes/subtitles/format-subtitles.ts';
import { lessonOf, SUBTITLE_FILE, type SubtitleText } from '../src/notes/subtitles/lesson-files.ts';
import { isInside } from './notes-files.ts';

/** What a check of files of subtitles yields. Paths are absolute. */
export interface CheckedSubtitles {
  readonly findings: readonly FileFinding[];
  /** The texts of files that have findings. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: readonly {
    readonly path: string;
    readonly text: string;
    readonly fixes: readonly LineFix[];
  }[];
}

/**
 * Checks files of subtitles against the lessons they lie beside and the other files of these. One lesson is held at a
 * time: all of a course would not fit.
 */
export async function checkSubtitleFiles(paths: readonly string[], fix: boolean): Promise<CheckedSubtitles> {
  const findings: FileFinding[] = [];
  const texts = new Map<string, string>();
  const fixed: CheckedSubtitles['fixed'][number][] = [];
  for (const [folder, asked] of Map.groupBy(paths, dirname)) {
    const { lessons, subtitles } = await listFolder(folder);
    const groups = Map.groupBy(new Set([...asked, ...subtitles]), (path) =>
      lessonOf(basename(path), lessons),
    );
    for (const [lesson, group] of groups) {
      const wanted = new Set(asked.filter((path) => group.includes(path)));
      if (wanted.size === 0) continue;
      const read = await readInside(lesson === undefined ? [...wanted] : group, findings);
      const files = fix ? read.map((file) => fixedIn(file, wanted, fixed)) : read;
      const found = (await checkGroup(files, folder, lesson, lessons)).filter(({ path }) => wanted.has(path));
      findings.push(...found);
      for (const { path, text } of files)
        if (text !== undefined && found.some((one) => one.path === path)) texts.set(path, text);
    }
  }
  const all = new Set(paths);
  return { findings: findings.filter(({ path }) => all.has(path)), texts, fixed };
}

async function checkGroup(
  files: readonly SubtitleText[],
  folder: string,
  lesson: string | undefined,
  lessons: readonly string[],
): Promise<readonly FileFinding[]> {
  // Outside of courses subtitles may lie anywhere.
  if (lesson === undefined && !isCourse(folder)) return files.flatMap((file) => checkLesson([file]));
  const read = lesson === undefined ? undefined : await readText(join(folder, `${lesson}.md`));
  const texts = lessons.map((name): [string, string] => [
    name,
    name === lesson && read && 'text' in read ? read.text : '',
  ]);
  return checkSubtitles(files, new Map(texts));
}

/** The texts of files; of a link out of the content folder no more than that it is one. */
async function readInside(
  paths: readonly string[],
  findings: FileFinding[],
): Promise<readonly SubtitleText[]> {
  const read = await readAll(paths, async (path) => {
    if (await isInside(path)) return readSubtitleFile(path);
    const found = `${basename(dirname(path))}/${basename(path)}`;
    findings.push({ ...finding('outside-content', { line: 1, column: 1 }, { found }), path });
    return undefined;
  });
  return read.filter((file) => file !== undefined);
}

/** A file with its mistyped times as they should be, if it was asked for and can be written so. */
function fixedIn(
  file: SubtitleText,
  wanted: ReadonlySet<string>,
  fixed: CheckedSubtitles['fixed'][number][],
): SubtitleText {
  if (!wanted.has(file.path) || file.text === undefined || file.found !== undefined) return file;
  const { text, fixes } = fixSubtitles(file.text);
  if (fixes.length > 0) fixed.push({ path: file.path, text, fixes });
  return { ...file, text };
}

async function listFolder(
  folder: string,
): Promise<{ readonly lessons: readonly string[]; readonly subtitles: readonly string[] }> {
  const names = (await readdir(folder)).sort();
  return {
    lessons: names.flatMap((name) => (name === 'README.md' ? [] : (/^(.+)\.md$/.exec(name)?.[1] ?? []))),
    subtitles: names.filter((name) => SUBTITLE_FILE.test(name)).map((name) => join(folder, name)),
  };
}

function isCourse(folder: string): boolean {
  return basename(dirname(folder)) === 'courses' || existsSync(join(folder, 'course.yaml'));
}
