import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedLesson } from './notes/lesson.ts';

/**
 * Parsed lessons on disk, one file each, named by what was parsed and by which parser. Pages read theirs one by one,
 * so that a build never holds all lessons in memory.
 */
export interface LessonCache {
  /** The file of a key, written by `parse` if it is not there yet. */
  readonly fileOf: (
    key: string,
    parse: () => ParsedLesson,
  ) => { file: string; parsed: ParsedLesson; anew: boolean };
  /** Forgets what no lesson has used for a week. */
  readonly prune: () => void;
}

const WEEK = 7 * 24 * 3600 * 1000;

export function openLessonCache(dir: string): LessonCache {
  mkdirSync(dir, { recursive: true });
  const used = new Set<string>();
  return {
    fileOf(key, parse) {
      const file = join(dir, `${key}.json`);
      used.add(`${key}.json`);
      const kept = readIfThere(file);
      if (kept) return { file, parsed: kept, anew: false };
      const parsed = parse();
      // Another build may write the same file at the same time; a rename is never half done.
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(parsed));
      renameSync(`${file}.${process.pid}`, file);
      return { file, parsed, anew: true };
    },
    prune() {
      for (const name of readdirSync(dir)) {
        const old = !used.has(name) && Date.now() - statSync(join(dir, name)).mtimeMs > WEEK;
        if (old) rmSync(join(dir, name), { force: true });
      }
    },
  };
}

/** Reads a parsed lesson that `fileOf` wrote. */
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
