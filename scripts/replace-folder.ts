import { existsSync, renameSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';

/**
 * Makes a folder anew and puts it in its place when it is whole: `make` fills `<folder>.next`, which then changes places
 * with the old one. If `make` fails or the process dies, the old one stays as it was. Only between two renames, with
 * nothing in between, is there none; whole it then lies in `<folder>.last`, and the next call, which also takes away
 * what this one left, puts it back before anything else. Throws what `make` throws, and errors of the file system.
 */
export async function replaceFolder(folder: string, make: (next: string) => Promise<void>): Promise<void> {
  const next = `${folder}.next`;
  const last = `${folder}.last`;
  const remove = () => rm(next, { recursive: true, force: true });
  putBack(folder, last);
  // Another kind of file is nothing this could have left.
  if (existsSync(folder)) await readdir(folder);
  await remove();
  // What is in `last` is whole always, so it is taken apart under the other name.
  if (existsSync(last)) renameSync(last, next);
  await remove();
  try {
    await mkdir(next);
    await make(next);
    changePlaces(folder, next, last);
  } finally {
    // What cannot be taken away now is named by the next call.
    await remove().catch(() => {});
  }
}

/** Without a pause, so that no signal comes in between. */
function changePlaces(folder: string, next: string, last: string): void {
  const replaces = existsSync(folder);
  if (replaces) renameSync(folder, last);
  try {
    renameSync(next, folder);
  } catch (error) {
    putBack(folder, last);
    throw error;
  }
  if (replaces) renameSync(last, next);
}

function putBack(folder: string, last: string): void {
  if (existsSync(last) && !existsSync(folder)) renameSync(last, folder);
}
