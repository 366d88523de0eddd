import { statSync } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Phrase } from '../notes/check/diagnostics.ts';
import type { ContentFile } from '../notes/course/course.ts';
import { type Decoded, decodeText } from '../notes/markdown/decode-text.ts';

/** The folder all content comes from: `CONTENT_DIR`, else `content/` of this project. */
export const contentDir = resolve(
  process.env.CONTENT_DIR ?? fileURLToPath(new URL('../../content', import.meta.url)),
);

/** Where a build keeps what the next one can use again. */
export const cacheDir = resolve(
  process.env.CACHE_DIR ?? fileURLToPath(new URL('../../node_modules/.astro', import.meta.url)),
);

/** The files below `courses/` that a course is made of, and the images beside them. */
export interface CourseFiles {
  /** With those links that lead to no file in the content folder. A page's path begins with `../pages`. */
  readonly files: readonly ContentFile[];
  readonly images: ReadonlySet<string>;
}

/** What a folder holds. */
export interface Listing {
  /** Files, and symbolic links to files within bounds. */
  readonly paths: readonly string[];
  /** Symbolic links to anything else: to folders, out of bounds, to nothing. */
  readonly strays: readonly string[];
}

const IN_COURSE = /\//;
const MARKDOWN_OR_COURSE = /(?:\.md|\/course\.yaml)$/;
const FILES_AT_ONCE = 32;
/** In bytes: far more than any text this project reads, and less than what a string can hold. */
const LARGEST_FILE = 256_000_000;
const TOO_LARGE: Phrase = { en: 'larger than 256 MB', zh: '超过 256 MB 的文件' };
const FOLDER: Phrase = { en: 'a folder', zh: '文件夹' };
const IMAGE = /\.(?:png|jpe?g|webp|gif|avif)$/i;

/** Reads all courses of a content folder. A folder without `courses/` has none. Nothing is read from outside of it. */
export async function readCourseFiles(dir: string): Promise<CourseFiles> {
  const root = join(dir, 'courses');
  const { paths, strays } = await listOwn(root, dir);
  const pages = await listOwn(join(dir, 'pages'), dir);
  const notes = paths.filter((path) => IN_COURSE.test(path) && MARKDOWN_OR_COURSE.test(path));
  const outside = [
    ...strays.filter((path) => IN_COURSE.test(path) || isFolder(join(root, path))),
    ...pages.strays
      .filter((path) => /^(?:[^/]*\.mdx)?$/.test(path))
      .map((path) => posix.join('../pages', path)),
  ];
  return {
    files: [
      ...(await readAll(notes, async (path) => ({ path, ...(await readText(join(root, path))) }))),
      ...outside.map((path) => ({ path: path || '../courses', outside: true as const })),
    ],
    images: new Set(paths.filter((path) => IMAGE.test(path))),
  };
}

/** The path, from `courses/`, of the file that says which moments have open questions. */
export const QUESTIONS_PATH = '../questions.json';

/** The file of open questions in a content folder, if there is one. */
export async function readQuestionsFile(dir: string): Promise<ContentFile | undefined> {
  const file = join(dir, 'questions.json');
  const there = await lstat(file).catch(() => undefined);
  if (!there) return undefined;
  const target = await realpath(file).catch(() => '');
  if (!target.startsWith(join(await realpath(dir), sep))) return { path: QUESTIONS_PATH, outside: true };
  return { path: QUESTIONS_PATH, ...(await readText(file)) };
}

/** What is below a folder, in order, as paths from it with `/`. Links to folders are not followed. */
export async function listFiles(folder: string, bounds: string): Promise<Listing> {
  const within = join(await realpath(bounds), sep);
  const paths: string[] = [];
  const strays: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const at = join(entry.parentPath, entry.name);
    const path = relative(folder, at).split(sep).join('/');
    if (!entry.isSymbolicLink()) paths.push(path);
    else {
      const target = await realpath(at).catch(() => undefined);
      const isStray = !target?.startsWith(within) || isFolder(target);
      (isStray ? strays : paths).push(path);
    }
  }
  return { paths: paths.sort(), strays: strays.sort() };
}

/** The same of a folder of the content folder, which may not be there, nor be a link itself: then the stray is ''. */
async function listOwn(folder: string, dir: string): Promise<Listing> {
  const there = await lstat(folder).catch(() => undefined);
  if (there?.isSymbolicLink()) return { paths: [], strays: [''] };
  return there ? listFiles(folder, dir) : { paths: [], strays: [] };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The text of a file, or what the file is instead of text in UTF-8. */
export async function readText(path: string): Promise<Decoded> {
  const found = await stat(path);
  if (found.isDirectory()) return { found: FOLDER };
  return found.size > LARGEST_FILE ? { found: TOO_LARGE } : decodeText(await readFile(path));
}

/** Reads files, some at a time: a process can only have so many open. What is read is in the order of `files`. */
export async function readAll<File, Read>(
  files: readonly File[],
  read: (file: File) => Promise<Read>,
): Promise<Read[]> {
  const all: Read[] = [];
  const waiting = files.entries();
  const readNext = async () => {
    for (const [at, file] of waiting) all[at] = await read(file);
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, readNext));
  return all;
}

/** The names of the prose pages, which no course can have. */
export async function readPageNames(dir: string): Promise<readonly string[]> {
  const { paths } = await listOwn(join(dir, 'pages'), dir);
  return paths.flatMap((path) => /^([^/]*)\.mdx$/.exec(path)?.[1] ?? []);
}
