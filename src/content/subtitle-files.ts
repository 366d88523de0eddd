import { readFile, stat } from 'node:fs/promises';
import { decodeAny } from '../notes/markdown/decode-text.ts';
import { MOST_BYTES, type SubtitleText } from '../notes/subtitles/lesson-files.ts';

/** Reads a file of subtitles in whatever encoding can be known; of one that is too big only how big it is. */
export async function readSubtitleFile(path: string): Promise<SubtitleText> {
  const found = await stat(path);
  if (found.isDirectory()) return { path, found: { en: 'a folder', zh: '文件夹' } };
  if (found.size > MOST_BYTES) return { path, bytes: found.size };
  return { path, ...decodeAny(await readFile(path)) };
}
