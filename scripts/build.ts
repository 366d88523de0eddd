import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'astro';
import { alone } from './build-lock.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the site beside `outDir` and puts it in its place when it is whole, so that a failed build leaves the last
 * good one untouched.
 */
export function buildSite(outDir = resolve(root, process.env.OUT_DIR ?? 'dist')): Promise<string> {
  const lock = resolve(root, 'node_modules/.astro/build.lock');
  return alone(
    lock,
    () => buildInto(outDir),
    () =>
      console.error(
        'Another build is at work; this one begins when it ends. 另一个构建正在进行，结束后开始本次构建。',
      ),
  );
}

async function buildInto(outDir: string): Promise<string> {
  const next = `${outDir}.next`;
  const last = `${outDir}.last`;
  await rm(next, { recursive: true, force: true });
  try {
    await build({ root, outDir: next });
    await rm(last, { recursive: true, force: true });
    if (existsSync(outDir)) await rename(outDir, last);
    await rename(next, outDir);
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(last, { recursive: true, force: true });
  }
  return outDir;
}

if (import.meta.main) {
  try {
    await buildSite();
  } catch (error) {
    console.error(error instanceof Error ? (process.env.DEBUG ? error.stack : error.message) : error);
    process.exitCode = 1;
  }
}
