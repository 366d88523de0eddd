import { existsSync } from 'node:fs';
import { glob, readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentFile } from './notes/course.ts';

/** The folder all content comes from: `CONTENT_DIR`, else `content/` of this project. */
export const contentDir = resolve(
  process.env.CONTENT_DIR ?? fileURLToPath(new URL('../content', import.meta.url)),
);

/** Where a build keeps what the next one can use again. */
export const cacheDir = resolve(
  process.env.CACHE_DIR ?? fileURLToPath(new URL('../node_modules/.astro', import.meta.url)),
);

/** The files below `courses/` that a course is made of, and the images beside them. */
export interface CourseFiles {
  readonly files: readonly ContentFile[];
  readonly images: ReadonlySet<string>;
}

const MARKDOWN_OR_COURSE = /(?:\.md|(?:^|\/)course\.yaml)$/;
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
export async function readText(path: string): Promise<{ text: string } | { found: string }> {
  if ((await stat(path)).isDirectory()) return { found: 'a folder' };
  const bytes = await readFile(path);
  const encoding = otherEncoding(bytes);
  if (encoding) return { found: encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    // Chinese notes that are no UTF-8 are nearly always in the encoding of older Windows.
    return { found: isGb18030(bytes) ? 'text in GB 18030 (GBK)' : 'no text in UTF-8' };
  }
}

function otherEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'text in UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'text in UTF-16 BE';
  return bytes.includes(0) ? 'a binary file' : undefined;
}

function isGb18030(bytes: Buffer): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gb18030', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** The names of the prose pages, which no course can have. */
export async function readPageNames(dir: string): Promise<readonly string[]> {
  const root = join(dir, 'pages');
  const names: string[] = [];
  if (existsSync(root))
    for await (const path of glob('*.mdx', { cwd: root })) names.push(path.slice(0, -'.mdx'.length));
  return names;
}
