import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** How often, in milliseconds, a build asks whether the one before it has ended. */
const ASKS_EVERY = 100;

/**
 * Does some work while no other process does such work: Astro keeps files in the project that two builds at once would
 * take from one another. `lock` is a folder with a file that is named after the process at work. It is put there whole,
 * by a rename that only succeeds where no such file is; that of a process that died is taken out by its name, so
 * nobody can take out another's. `waits` is told once the number of the process that is waited for.
 */
export async function alone<T>(
  lock: string,
  work: () => Promise<T>,
  waits: (pid: number) => void,
): Promise<T> {
  const me = `${prefixOf(process.pid)}${randomUUID()}`;
  const mine = `${lock}.${me}`;
  await dropLeftovers(lock);
  // On a disk that can only be read, making more than one folder at once fails for the wrong reason.
  await mkdir(dirname(lock), { recursive: true });
  await mkdir(mine);
  try {
    await writeFile(join(mine, me), '');
    for (let said = false; !(await take(mine, lock)); await setTimeout(ASKS_EVERY)) {
      const holder = await holderOf(lock);
      if (holder === undefined || said) continue;
      said = true;
      waits(holder);
    }
    return await work();
  } finally {
    await rm(mine, { recursive: true, force: true });
    await rm(join(lock, me), { force: true });
    await removeEmpty(lock);
  }
}

async function take(mine: string, lock: string): Promise<boolean> {
  try {
    // Not everywhere can a folder take the place of an empty one.
    await removeEmpty(lock);
    await rename(mine, lock);
    return true;
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM')) throw error;
    return false;
  }
}

/** The process at work. One that died is taken out. */
async function holderOf(lock: string): Promise<number | undefined> {
  for (const name of await namesIn(lock)) {
    if (isAlive(name)) return Number.parseInt(name, 10);
    await rm(join(lock, name), { recursive: true, force: true });
  }
  return undefined;
}

/** Takes out what processes left that died while they waited. */
async function dropLeftovers(lock: string): Promise<void> {
  const folder = dirname(lock);
  const prefix = `${basename(lock)}.`;
  for (const name of await namesIn(folder))
    if (name.startsWith(prefix) && !isAlive(name.slice(prefix.length)))
      await rm(join(folder, name), { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    if (!hasCode(error, 'ENOTDIR')) throw error;
    // An earlier version kept a file here.
    await rm(folder, { force: true });
    return [];
  }
}

async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM')) throw error;
  }
}

/** Names a process by its number and, where the system tells, by its beginning: numbers are given out again. */
function prefixOf(pid: number): string {
  return `${pid}-${beginningOf(pid)}-`;
}

function isAlive(name: string): boolean {
  const pid = Number.parseInt(name, 10);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  return name.startsWith(prefixOf(pid));
}

/**
 * When a process began, in ticks since the machine did; nothing for one that ended, even if nobody has asked how, and
 * on other systems than Linux. See proc(5).
 */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may have anything in it.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? '' : (fields[18] ?? '');
  } catch {
    return '';
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}
