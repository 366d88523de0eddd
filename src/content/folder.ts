import { existsSync } from 'node:fs';
import { glob, readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
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
  readonly files: readonly ContentFile[];
  readonly images: ReadonlySet<string>;
}

const MARKDOWN_OR_COURSE = /(?:\.md|(?:^|\/)course\.yaml)$/;
const FOLDER: Phrase = { en: 'a folder', zh: '文件夹' };
const IMAGE = /\.(?:png|jpe?g|webp|gif|avif)$/i;

/** Reads all courses of a content folder. A folder without `courses/` has none. */
export async function readCourseFiles(dir: string): Promise<CourseFiles> {
  const root = join(dir, 'courses');
  const paths: string[] = [];
  if (existsSync(root))
    for await (const path of glob('*/**', { cwd: root })) paths.push(path.split(sep).join('/'));
  paths.sort();
  const notes = paths.filter((path) => MARKDOWN_OR_COURSE.test(path));
  return {
    files: await Promise.all(notes.map(async (path) => ({ path, ...(await readText(join(root, path))) }))),
    images: new Set(paths.filter((path) => IMAGE.test(path))),
  };
}

/** The text of a file, or what the file is instead of text in UTF-8. */
export async function readText(path: string): Promise<Decoded> {
  return (await stat(path)).isDirectory() ? { found: FOLDER } : decodeText(await readFile(path));
}

/** The names of the prose pages, which no course can have. */
export async function readPageNames(dir: string): Promise<readonly string[]> {
  const root = join(dir, 'pages');
  const names: string[] = [];
  if (existsSync(root))
    for await (const path of glob('*.mdx', { cwd: root })) names.push(path.slice(0, -'.mdx'.length));
  return names;
}
