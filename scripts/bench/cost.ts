import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What running a program cost. */
export interface Cost {
  /** User and system seconds of the program and of everything it started. */
  readonly cpu: number;
  /** Peak memory of the program's own process. */
  readonly megabytes: number;
}

// This file is its own `--import`: in the measured program it leaves the peak memory behind.
const MEMORY = 'BENCH_MEMORY';
const memoryFile = process.env[MEMORY];
if (memoryFile) process.once('exit', () => writeFileSync(memoryFile, String(process.resourceUsage().maxRSS)));

/** Runs a script of Node in `cwd` and tells what it cost. `work` is a folder for notes. Throws if the script fails. */
export function costOf(
  args: readonly string[],
  { cwd, env = {}, work }: { cwd: string; env?: Record<string, string>; work: string },
): Cost {
  const memory = join(work, 'memory');
  const log = join(work, 'log');
  // The shell's `time` counts the processes that a program starts too, which Node cannot.
  const script = `TIMEFORMAT='%U %S'; { time "$0" --import "$BENCH_SELF" "$@" >"$BENCH_LOG" 2>&1; } 2>&1`;
  const names = { [MEMORY]: memory, BENCH_SELF: fileURLToPath(import.meta.url), BENCH_LOG: log };
  let times = '';
  try {
    times = execFileSync('bash', ['-c', script, process.execPath, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...env, ...names },
    });
  } catch (cause) {
    throw new Error(`${args.join(' ')} failed:\n${readFileSync(log, 'utf8').slice(-2000)}`, { cause });
  }
  const [user = 0, system = 0] = times.trim().split(' ').map(Number);
  return { cpu: user + system, megabytes: Number(readFileSync(memory, 'utf8')) / 1024 };
}

/** The bytes of all files below a folder, and those of the blocks a disk keeps them in, in megabytes. */
export function sizeOf(dir: string): { readonly bytes: number; readonly onDisk: number } {
  const BLOCK = 4096;
  const sizes = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  const sum = (all: readonly number[]) => all.reduce((total, size) => total + size, 0) / 1e6;
  return { bytes: sum(sizes), onDisk: sum(sizes.map((size) => Math.ceil(size / BLOCK) * BLOCK)) };
}
