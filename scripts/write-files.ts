import { randomUUID } from 'node:crypto';
import { access, chmod, constants, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Misuse, type Sentence } from './command-line.ts';

/** A new text for a file, and how the file is named to the person at the terminal. */
export interface NewText {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

/**
 * Writes all files or none: each text goes to a temporary file beside its target first, and only when all of them are
 * whole do they take their places. A file that is there is replaced only with `replace`.
 */
export async function writeFiles(files: readonly NewText[], replace: boolean): Promise<void> {
  const written: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const file of files) {
      const to = await targetOf(file, replace);
      const from = join(dirname(to.path), `.${basename(to.path)}.${randomUUID()}.tmp`);
      written.push({ from, to: to.path });
      await mkdir(dirname(to.path), { recursive: true });
      await writeFile(from, file.text, { flag: 'wx' });
      if (to.mode !== undefined) await chmod(from, to.mode);
    }
    for (const { from, to } of written) await rename(from, to);
  } catch (error) {
    await Promise.all(written.map(({ from }) => rm(from, { force: true })));
    throw error instanceof Misuse ? error : new Misuse(reasonOf(error), { cause: error });
  }
}

/** The real file behind a name, with its mode. */
async function targetOf(
  { path, shown }: NewText,
  replace: boolean,
): Promise<{ path: string; mode?: number }> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!there) return { path };
  if (!there.isFile())
    throw new Misuse({
      en: `${shown} is no file; nothing was written.`,
      zh: `${shown} 不是文件；未写入任何内容。`,
    });
  if (!replace)
    throw new Misuse({
      en: `${shown} is there already; --force replaces it. Nothing was written.`,
      zh: `${shown} 已存在；加上 --force 才会覆盖。未写入任何内容。`,
    });
  // A rename would replace even a file that its owner has locked.
  const writable = await access(path, constants.W_OK).then(
    () => (there.mode & 0o222) !== 0,
    () => false,
  );
  if (!writable)
    throw new Misuse({
      en: `${shown} is read-only; nothing was written.`,
      zh: `${shown} 是只读的；未写入任何内容。`,
    });
  return { path: await realpath(path), mode: there.mode & 0o777 };
}

function reasonOf(error: unknown): Sentence {
  const { message } = error as Error;
  return { en: `Cannot write: ${message}`, zh: `无法写入：${message}` };
}
