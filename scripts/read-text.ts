import { buffer } from 'node:stream/consumers';
import { readText } from '../src/content/folder.ts';
import { type Phrase, phrase } from '../src/notes/check/diagnostics.ts';
import { type Decoded, decodeText } from '../src/notes/markdown/decode-text.ts';
import { UsageError } from './command-line.ts';

/** The text of a file that the person at the terminal named; anything but text in UTF-8 is a usage error. */
export async function readTextFile(path: string, shown: string): Promise<string> {
  const read = await readText(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw cause;
    throw new UsageError({ en: `There is no file ${shown}.`, zh: `找不到文件 ${shown}。` }, { cause });
  });
  return textOf(read, shown);
}

/** The text that is piped in. */
export async function readStandardInput(): Promise<string> {
  return textOf(decodeText(await buffer(process.stdin)), '-');
}

/** What to say about a file that is something else than text in UTF-8. */
export function notText(shown: string, found: Phrase): UsageError {
  return new UsageError({
    en: `${shown} is ${phrase(found, 'en')}, expected text in UTF-8; an editor can save text in that encoding.`,
    zh: `${shown} 是${phrase(found, 'zh')}，应为 UTF-8 文本；如果是文字，请在编辑器里另存为 UTF-8。`,
  });
}

function textOf(read: Decoded, shown: string): string {
  if ('text' in read) return read.text;
  throw notText(shown, read.found);
}
