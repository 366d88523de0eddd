import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { access, chmod, constants, mkdir, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SystemError, UsageError } from './command-line.ts';
import { onSignals } from './signals.ts';
import { systemReason } from './system-errors.ts';

/** A new text for a file, and how the file is named to the person at the terminal. */
export interface NewText {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

/** A text that waits beside its target. */
interface Draft {
  readonly from: string;
  readonly to: string;
  readonly shown: string;
}

/**
 * Writes all files or none: each text goes to a temporary file beside its target first, and only when all of them are
 * whole do they take their places. A file that is there is replaced only with `replace`. A signal to end is heeded
 * before the first takes its place, or after the last.
 */
export async function writeFiles(files: readonly NewText[], replace: boolean): Promise<void> {
  const signals = onSignals();
  const drafts: Draft[] = [];
  try {
    for (const file of files) {
      await writeDraft(file, replace, drafts);
      if (signals.asked)
        throw new SystemError({ en: 'Interrupted; nothing was written.', zh: '已中断；未写入任何内容。' });
    }
    putInPlace(drafts);
    // What the signal said is heard only now.
    await new Promise(setImmediate);
    if (signals.asked)
      throw new SystemError({
        en: `Interrupted; everything was written (files: ${files.length}).`,
        zh: `已中断；内容已全部写入（文件数：${files.length}）。`,
      });
  } finally {
    for (const { from } of drafts) rmSync(from, { force: true });
    signals.release();
  }
}

async function writeDraft(file: NewText, replace: boolean, drafts: Draft[]): Promise<void> {
  const { shown, text } = file;
  try {
    const to = await targetOf(file, replace);
    const from = join(dirname(to.path), `.${basename(to.path)}.${randomUUID()}.tmp`);
    drafts.push({ from, to: to.path, shown });
    await mkdir(dirname(to.path), { recursive: true });
    await writeFile(from, text, { flag: 'wx' });
    if (to.mode !== undefined) await chmod(from, to.mode);
  } catch (error) {
    throw error instanceof UsageError ? error : cannotWrite(shown, [], error);
  }
}

/** Renames without a pause, so that no signal comes between two files. */
function putInPlace(drafts: readonly Draft[]): void {
  for (const [at, { from, to, shown }] of drafts.entries()) {
    try {
      renameSync(from, to);
    } catch (error) {
      throw cannotWrite(
        shown,
        drafts.slice(0, at).map((done) => done.shown),
        error,
      );
    }
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
    throw new UsageError({
      en: `${shown} is not a file; nothing was written.`,
      zh: `${shown} 不是文件；未写入任何内容。`,
    });
  if (!replace)
    throw new UsageError({
      en: `${shown} is there already; --force replaces it. Nothing was written.`,
      zh: `${shown} 已存在；加上 --force 才会覆盖。未写入任何内容。`,
    });
  // A rename would replace even a file that its owner has locked.
  const writable = await access(path, constants.W_OK).then(
    () => (there.mode & 0o222) !== 0,
    () => false,
  );
  if (!writable)
    throw new UsageError({
      en: `${shown} is read-only; nothing was written.`,
      zh: `${shown} 是只读的；未写入任何内容。`,
    });
  return { path: await realpath(path), mode: there.mode & 0o777 };
}

function cannotWrite(shown: string, done: readonly string[], cause: unknown): SystemError {
  const { en, zh } = systemReason(cause as Error);
  const names = done.join(', ');
  const sentence = {
    en: `Cannot write ${shown}: ${en}. ${names ? `Written before: ${names}.` : 'Nothing was written.'}`,
    zh: `无法写入 ${shown}：${zh}。${names ? `此前已写入：${names}。` : '未写入任何内容。'}`,
  };
  return new SystemError(sentence, { cause });
}
