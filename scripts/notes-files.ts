import { existsSync } from 'node:fs';
import { glob, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import {
  contentDir,
  listFiles,
  QUESTIONS_PATH,
  readAll,
  readCourseFiles,
  readPageNames,
  readQuestionsFile,
  readText,
} from '../src/content/folder.ts';
import { type FileFinding, finding, message } from '../src/notes/check/diagnostics.ts';
import { type ContentFile, type CourseLesson, readCourses } from '../src/notes/course/course.ts';
import { readQuestions } from '../src/notes/course/questions.ts';
import { momentsOf, type ParsedLesson } from '../src/notes/lesson.ts';
import { SUBTITLE_FILE } from '../src/notes/subtitles/lesson-files.ts';
import { site } from '../src/site/site.ts';
import { UsageError } from './command-line.ts';
import { notText } from './read-text.ts';

/** Files of notes that are read together: those below one `courses/` folder, or single files from anywhere. */
export interface NotesGroup {
  /** The folder the paths start from; absent for single files, whose paths are absolute. */
  readonly root?: string;
  /** All files of the courses; those that were not asked for have no words. */
  readonly files: readonly ContentFile[];
  readonly asked: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
  /** Names that no course can have. */
  readonly taken: readonly string[];
}

const SUBTITLES = '*.{sbv,srt,vtt,ass}';

type Parse = (text: string, name?: string) => ParsedLesson;

/**
 * The notes that names on the command line mean, and the subtitles beside them, as absolute paths; without names, all of
 * the content folder.
 */
export async function findNotes(names: readonly string[], folder: string): Promise<readonly string[]> {
  const chosen = names.length > 0 ? names : [contentDir];
  const paths = await Promise.all(chosen.map((name) => notesBelow(resolve(folder, name), name)));
  return [...new Set(paths.flat())];
}

/** Reads files of notes with what they are checked against. */
export async function readNotes(paths: readonly string[]): Promise<readonly NotesGroup[]> {
  const groups = Map.groupBy(paths, courseRootOf);
  return Promise.all(
    [...groups].map(([root, group]) => (root === undefined ? readSingle(group) : readCourse(root, group))),
  );
}

/**
 * Says no to a file of notes that is a link out of its content folder: whoever sent it must not choose what is read or
 * written there. Files that lie in no course may lead anywhere; the person at the terminal named them.
 */
export async function expectInside(path: string, shown: string): Promise<void> {
  if (await isInside(path)) return;
  const found = finding('outside-content', { line: 1, column: 1 }, { found: shown });
  throw new UsageError({ en: `${message(found)}.`, zh: `${message(found, 'zh')}。` });
}

/** False for a link that leads out of its content folder, or to nothing. */
export async function isInside(path: string): Promise<boolean> {
  const root = courseRootOf(path);
  if (root === undefined) return true;
  const bounds = await realpath(basename(root) === 'courses' ? dirname(root) : dirname(path));
  const target = await realpath(path).catch(() => '');
  return target.startsWith(join(bounds, sep));
}

/**
 * Every finding of the files that were asked for, and of links that stand in the place of whole courses. Its path is
 * absolute.
 */
export function findingsIn({ root, files, asked, images, taken }: NotesGroup, parse: Parse): FileFinding[] {
  if (root === undefined)
    return files.filter(({ path }) => asked.has(path)).flatMap((file) => findingsInSingle(file, parse));
  const { lessons, findings } = readCourses(files, images, taken, parse, site.languages);
  const questions = files.find(({ path }) => path === QUESTIONS_PATH && asked.has(path));
  return [...findings, ...(questions ? findingsInQuestions(questions, lessons) : [])]
    .filter(({ path, code }) => asked.has(path) || (code === 'outside-content' && !hasFile(path)))
    .map((found) => ({ ...found, path: join(root, found.path) }));
}

/** What is wrong with the file of open questions, which speaks of the moments of all lessons. */
function findingsInQuestions(file: ContentFile, lessons: readonly CourseLesson[]): FileFinding[] {
  const { path, text, found, outside } = file;
  const top = { line: 1, column: 1 };
  if (outside) return [{ ...finding('outside-content', top, { found: basename(path) }), path }];
  if (text === undefined) return [{ ...finding('not-text', top, { found }), path }];
  const known = new Map(
    lessons.map(({ id, lesson }) => [id, new Set(momentsOf(lesson).map((moment) => moment.id))]),
  );
  return readQuestions(text, known).findings.map((one) => ({ ...one, path }));
}

/** The files that were asked for, with absolute paths. */
export function askedFiles({ root, files, asked }: NotesGroup): readonly ContentFile[] {
  return files
    .filter(({ path }) => asked.has(path))
    .map((file) => ({ ...file, path: root === undefined ? file.path : join(root, file.path) }));
}

/** A path as the person at the terminal would type it. */
export function shownPath(path: string, folder: string): string {
  return (relative(folder, path) || '.').split(sep).join('/');
}

async function notesBelow(path: string, name: string): Promise<string[]> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!there)
    throw new UsageError({ en: `There is no file or folder ${name}.`, zh: `找不到文件或文件夹 ${name}。` });
  if (!there.isDirectory()) return [path];
  const courses = [path, join(path, 'content')].map((at) => join(at, 'courses')).find((at) => existsSync(at));
  const root = courses ?? path;
  const names = `{*.md,course.yaml,${SUBTITLES}}`;
  const patterns = [`${basename(root) === 'courses' ? '*' : '**'}/${names}`];
  const found: string[] = [];
  const exclude = (entry: string) => /^(?:node_modules|dist|\..+)$/.test(basename(entry));
  for await (const file of glob(patterns, { cwd: root, exclude })) found.push(join(root, file));
  const notes = found.filter((file) => basename(file) !== 'README.md').sort();
  if (notes.length === 0)
    throw new UsageError({ en: `There are no notes in ${name}.`, zh: `${name} 中没有笔记。` });
  const questions = courses ? [join(courses, QUESTIONS_PATH)] : [];
  return [...notes, ...questions.filter((file) => existsSync(file))];
}

/** The folder of the courses that a file belongs to; nothing for a file outside of courses. */
function courseRootOf(path: string): string | undefined {
  const folder = dirname(path);
  if (basename(path) === basename(QUESTIONS_PATH)) {
    const courses = join(folder, 'courses');
    return existsSync(courses) ? courses : undefined;
  }
  const root = dirname(folder);
  const isOfCourse = /(?:\.md|^course\.yaml)$/.test(basename(path)) || SUBTITLE_FILE.test(path);
  if (!isOfCourse || basename(path) === 'README.md') return undefined;
  return basename(root) === 'courses' || existsSync(join(folder, 'course.yaml')) ? root : undefined;
}

/** False for the path of a whole course, of all courses and of a page, which nobody can ask for. */
function hasFile(path: string): boolean {
  return /^(?!\.\.\/).*\//.test(path);
}

async function readCourse(root: string, paths: readonly string[]): Promise<NotesGroup> {
  const asked = new Set(paths.map((path) => relative(root, path).split(sep).join('/')));
  const inContent = basename(root) === 'courses';
  const content = dirname(root);
  const { files, images } = inContent ? await readCourseFiles(content) : await readLoneCourses(root, asked);
  // Whether there are the moments that questions are about, only their lessons say.
  const questions = asked.has(QUESTIONS_PATH) ? await readQuestionsFile(content) : undefined;
  const isRead = ({ path, outside }: ContentFile) => asked.has(path) || outside || questions;
  return {
    root,
    files: [
      ...files.map((file) => (isRead(file) ? file : { path: file.path, text: '' })),
      ...(questions ? [questions] : []),
    ],
    asked,
    images,
    taken: inContent ? await readPageNames(content) : [],
  };
}

/** Courses outside of a content folder, without their neighbours. */
async function readLoneCourses(root: string, asked: ReadonlySet<string>) {
  const folders = new Set([...asked].map((path) => path.slice(0, path.indexOf('/'))));
  const files: ContentFile[] = [];
  const images = new Set<string>();
  for (const folder of folders) {
    const { paths, strays } = await listFiles(join(root, folder), join(root, folder));
    for (const path of strays) files.push({ path: `${folder}/${path}`, outside: true });
    for (const inside of paths) {
      const path = `${folder}/${inside}`;
      images.add(path);
      if (path.endsWith('.md') || path.endsWith('/course.yaml'))
        files.push({ path, ...(await readText(join(root, path))) });
    }
  }
  return { files, images };
}

async function readSingle(paths: readonly string[]): Promise<NotesGroup> {
  const files = await readAll(paths, async (path) => ({ path, ...(await readText(path)) }));
  for (const { path, found } of files.map((file) => ({ found: undefined, ...file })))
    if (found !== undefined && !path.endsWith('.md')) throw notText(basename(path), found);
  return { files, asked: new Set(paths), images: new Set(), taken: [] };
}

function findingsInSingle({ path, text, found }: ContentFile, parse: Parse): FileFinding[] {
  if (text === undefined) return [{ ...finding('not-text', { line: 1, column: 1 }, { found }), path }];
  const { findings, lesson } = parse(text, basename(path, '.md'));
  const missing = lesson.images.filter((image) => !existsSync(join(dirname(path), image.path)));
  return [
    ...findings,
    ...missing.map((image) =>
      finding('missing-image', image, { found: image.path, expected: join(dirname(path), image.path) }),
    ),
  ].map((one) => ({ ...one, path }));
}
