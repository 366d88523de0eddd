import { appendFileSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Cost, costOf, root, sizeOf } from './cost.ts';
import { writeLessons } from './generate-lessons.ts';

// Builds and checks generated courses of growing size, prints what each costs and writes the figures as JSON.
const SIZES = [8, 100, 500, 1000, 3000];
const RESULT = 'bench-build.json';

/** What building a site of so many lessons costs, with nothing kept, and again after one lesson has changed. */
export interface BuildFigures {
  readonly lessons: number;
  readonly cold: Cost;
  readonly changed: Cost;
  readonly output: ReturnType<typeof sizeOf>;
}

/** Builds a generated site below `work`, twice. */
export function measureBuilds(lessons: number, work: string): BuildFigures {
  const paths = writeLessons(join(work, 'content'), { lessons });
  const env = environment(work);
  const run = () => costOf(['scripts/build.ts'], { cwd: root, env, work });
  const cold = run();
  appendFileSync(paths[0] ?? '', '- one point more | 多一个要点\n');
  const changed = run();
  return { lessons, cold, changed, output: sizeOf(env.OUT_DIR) };
}

function environment(work: string) {
  return {
    CONTENT_DIR: join(work, 'content'),
    OUT_DIR: join(work, 'dist'),
    CACHE_DIR: join(work, 'cache'),
  };
}

/** What a reader loads that may grow with the number of lessons: bytes on the wire. */
function growing(out: string) {
  const size = (pattern: string) =>
    Math.max(
      0,
      ...globSync(pattern, { cwd: out }).map((path) => gzipSync(readFileSync(join(out, path))).length),
    );
  return {
    home: size('index.html'),
    course: size('*/index.html'),
    lesson: size('generated-1/lesson-2/index.html'),
    board: size('status/**/index.html'),
    sitemap: size('sitemap-*.xml'),
    searchMeta: size('pagefind/*.pf_meta'),
  };
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number).filter(Boolean);
  const rows: Record<string, number>[] = [];
  for (const lessons of sizes.length > 0 ? sizes : SIZES) {
    const work = mkdtempSync(join(tmpdir(), 'notes-bench-'));
    try {
      const { cold, changed, output } = measureBuilds(lessons, work);
      const check = costOf(['scripts/check.ts'], { cwd: root, env: environment(work), work });
      const before = rows.at(-1);
      const marginal = before
        ? (1000 * (cold.cpu - (before.cold ?? 0))) / (lessons - (before.lessons ?? 0))
        : undefined;
      rows.push({
        lessons,
        cold: cold.cpu,
        ...(marginal !== undefined && { 'ms a lesson': marginal }),
        changed: changed.cpu,
        check: check.cpu,
        MB: cold.megabytes,
        'output MB': output.bytes,
        'on disk MB': output.onDisk,
        ...growing(join(work, 'dist')),
      });
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    console.table(rows.slice(-1));
  }
  writeFileSync(RESULT, `${JSON.stringify(rows, null, 2)}\n`);
  console.table(rows);
  console.log(`CPU in seconds, pages in bytes with gzip; written to ${RESULT}`);
}
