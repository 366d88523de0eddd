import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Languages } from '../notes/languages.ts';
import type { ParsedLesson } from '../notes/lesson.ts';
import { parseLesson } from '../notes/parse.ts';
import { readMarkdownFast } from './markdown-fast.ts';

/**
 * Parsed lessons on disk, one file each, named by what was parsed and by which parser. Pages and the search index read
 * them one by one, so that a build never holds all lessons in memory.
 */
export interface LessonCache {
  /** Reads notes, or what an earlier reading of the same text left in `file`. */
  readonly read: (text: string, name: string) => { file: string; parsed: ParsedLesson; missed: boolean };
  /** Forgets what nobody has read for a week. */
  readonly prune: () => void;
}

const WEEK = 7 * 24 * 3600 * 1000;

/** Opens the cache of notes in some languages in a folder, which is made if it is not there. */
export function openLessonCache(cacheDir: string, languages: Languages): LessonCache {
  const dir = join(cacheDir, 'notes');
  mkdirSync(dir, { recursive: true });
  const used = new Set<string>();
  const parser = `${parserVersion()} ${JSON.stringify(languages)}`;
  return {
    read(text, name) {
      const key = `${sha256(`${parser} ${name}\n${text}`)}.json`;
      const file = join(dir, key);
      used.add(key);
      const kept = readIfThere(file);
      if (kept) return { file, parsed: kept, missed: false };
      const parsed = parseLesson(text, name, readMarkdownFast, languages);
      // Another build may write the same file at the same time; a rename is never half done.
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(parsed));
      renameSync(`${file}.${process.pid}`, file);
      return { file, parsed, missed: true };
    },
    prune() {
      for (const name of readdirSync(dir)) {
        const old = !used.has(name) && Date.now() - statSync(join(dir, name)).mtimeMs > WEEK;
        if (old) rmSync(join(dir, name), { force: true });
      }
    },
  };
}

/** Reads a parsed lesson of the cache. */
export function readParsed(file: string): ParsedLesson {
  return JSON.parse(readFileSync(file, 'utf8')) as ParsedLesson;
}

function readIfThere(file: string): ParsedLesson | undefined {
  try {
    return readParsed(file);
  } catch (error) {
    // A file that is not there, or was cut off by a crash, is written anew.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Names the parser in a project by all it is made of: a changed one, or another version of what it uses, must not be
 * answered by lessons that the old one read.
 */
export function parserVersion(project = fileURLToPath(new URL('../../', import.meta.url))): string {
  const sources = readdirSync(join(project, 'src/notes'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join('src/notes', name));
  const all = [...sources, 'src/content/markdown-fast.ts', 'package-lock.json'];
  return sha256(all.map((path) => readFileSync(join(project, path), 'utf8')).join('\n'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
