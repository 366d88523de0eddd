import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** How often, in milliseconds, a build asks whether the one before it has ended. */
const ASKS_EVERY = 100;

/**
 * Does some work while no other process does such work: Astro keeps files in the project that two builds at once would
 * take from one another. `file` holds the number of the process at work; that of one that died is passed over.
 */
export async function alone<T>(file: string, work: () => Promise<T>, waits: () => void): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  for (let asked = 0; !(await take(file)); asked++) {
    if (asked === 0) waits();
    await setTimeout(ASKS_EVERY);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // It may end just now, and its file with it.
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(file, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
