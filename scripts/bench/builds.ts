import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../build.ts';
import { generateLessons } from './generate-lessons.ts';

// Builds and checks generated courses of growing size, prints what each costs and writes the figures as JSON.
const SIZES = [8, 100, 500, 1000];
const RESULT = 'bench-build.json';

/** What one build and one check cost. */
interface Figures {
  readonly lessons: number;
  /** User and system seconds of the build and of everything it started. */
  readonly cpu: number;
  /** The same of `npm run check` over all lessons. */
  readonly checkCpu: number;
  /** Peak memory of the build's own process. */
  readonly megabytes: number;
  readonly outputMegabytes: number;
  /** CPU milliseconds for each lesson more than in the row above. */
  readonly marginal?: number;
}

if (process.env.BENCH_BUILD === 'one') {
  await buildSite();
  writeFileSync(process.env.BENCH_MEMORY ?? '', String(process.resourceUsage().maxRSS / 1024));
} else report(process.argv.slice(2).map(Number).filter(Boolean));

function report(sizes: readonly number[]): void {
  const rows: Figures[] = [];
  for (const lessons of sizes.length > 0 ? sizes : SIZES) {
    const before = rows.at(-1);
    const figures = measure(lessons);
    const marginal = before && (1000 * (figures.cpu - before.cpu)) / (lessons - before.lessons);
    rows.push({ ...figures, ...(marginal !== undefined && { marginal }) });
    console.table(rows.slice(-1));
  }
  writeFileSync(RESULT, `${JSON.stringify(rows, null, 2)}\n`);
  console.table(rows);
  console.log(`written to ${RESULT}`);
}

function measure(lessons: number): Figures {
  const work = mkdtempSync(join(tmpdir(), 'notes-bench-'));
  try {
    const content = join(work, 'content');
    for (const { path, text } of generateLessons({ lessons })) {
      mkdirSync(dirname(join(content, path)), { recursive: true });
      writeFileSync(join(content, path), text);
    }
    const out = join(work, 'dist');
    const memory = join(work, 'memory');
    const env = {
      CONTENT_DIR: content,
      OUT_DIR: out,
      CACHE_DIR: join(work, 'cache'),
      BENCH_BUILD: 'one',
      BENCH_MEMORY: memory,
    };
    return {
      lessons,
      cpu: cpuOf('bench/builds.ts', env),
      checkCpu: cpuOf('check.ts', env),
      megabytes: Number(execFileSync('cat', [memory])),
      outputMegabytes: sizeOf(out) / 1e6,
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The shell's `time` counts the processes that a build starts too, which Node cannot. */
function cpuOf(name: string, env: Record<string, string>): number {
  const command = `TIMEFORMAT='%U %S'; { time "$0" "$1" >/dev/null 2>&3; } 3>&2`;
  const options = { env: { ...process.env, ...env }, encoding: 'utf8' } as const;
  const script = `${command} 2>&1 | tail -n 1`;
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const times = execFileSync('bash', ['-c', script, process.execPath, path], options);
  return times
    .trim()
    .split(' ')
    .map(Number)
    .reduce((sum, part) => sum + part, 0);
}

function sizeOf(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
