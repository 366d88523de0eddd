import { buffer } from 'node:stream/consumers';
import { readText } from '../src/content-folder.ts';
import { Misuse } from './command-line.ts';

/** The text of a file that the person at the terminal named; anything but text in UTF-8 is a misuse. */
export async function readTextFile(path: string, shown: string): Promise<string> {
  const read = await readText(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw cause;
    throw new Misuse({ en: `There is no file ${shown}.`, zh: `找不到文件 ${shown}。` }, { cause });
  });
  if ('text' in read) return read.text;
  throw notText(shown, read.found);
}

/** The text that is piped in. */
export async function readStandardInput(): Promise<string> {
  const bytes = await buffer(process.stdin);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notText('-', 'no text in UTF-8');
  }
}

/** What to say about a file that is something else than text in UTF-8. */
export function notText(shown: string, found: string): Misuse {
  return new Misuse({
    en: `${shown} is ${found}, expected text in UTF-8.`,
    zh: `${shown} 是${foundInChinese(found)}，应为 UTF-8 文本。`,
  });
}

function foundInChinese(found: string): string {
  if (found === 'a folder') return '文件夹';
  if (found === 'a binary file') return '二进制文件';
  return /^text in (.+)$/.exec(found)?.[1]?.concat(' 编码的文本') ?? '非 UTF-8 的文本';
}
