import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getSystemErrorName } from 'node:util';
import { build } from 'astro';
import { contentDir } from '../src/content/folder.ts';
import { alone } from './build-lock.ts';
import { sayTwice, UsageError } from './command-line.ts';
import { replaceFolder } from './replace-folder.ts';
import { systemReason } from './system-errors.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the site beside `outDir` and puts it in its place when it is whole, so that a failed build leaves the last
 * good one untouched. Builds of one project, and builds into one folder, wait for one another.
 */
export async function buildSite(outDir = resolve(root, process.env.OUT_DIR ?? 'dist')): Promise<string> {
  const folder = existsSync(outDir) ? realpathSync(outDir) : outDir;
  refuseSources(folder);
  const waits = (pid: number) =>
    console.error(
      sayTwice({
        en: `Another build (process ${pid}) is at work; this one begins when it ends.`,
        zh: `另一个构建（进程 ${pid}）正在进行，结束后开始本次构建。`,
      }),
    );
  const write = () => replaceFolder(folder, (next) => build({ root, outDir: next }));
  await alone(
    join(root, 'node_modules/.astro/build.lock'),
    () => alone(`${folder}.lock`, write, waits),
    waits,
  );
  return folder;
}

/** Throws if the project or its notes are in a folder: what is in that of the site is replaced. */
export function refuseSources(folder: string): void {
  const holds = (path: string) => {
    const way = relative(folder, path);
    return !isAbsolute(way) && way.split(sep)[0] !== '..';
  };
  if (!holds(root) && !holds(contentDir)) return;
  throw new UsageError({
    en: `OUT_DIR is ${folder}, whose content a build replaces, and the project or its notes are in it; choose another folder.`,
    zh: `OUT_DIR 是 ${folder}，构建会替换其中的全部内容，而项目或笔记就在里面；请换一个文件夹。`,
  });
}

/** Why there is no new site: for people, in both languages where it is the system that refuses something. */
export function sayFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DEBUG) return error.stack ?? error.message;
  const refusal = refusalIn(error);
  if (!refusal) return error.message;
  return `${refusal.path ? `${refusal.path}: ` : ''}${sayTwice(systemReason(refusal))}`;
}

type Refusal = Error & { readonly code: string; readonly path?: string };

/** What the system refused, which others may have wrapped. */
function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('syscall' in error && 'code' in error) return error as Refusal;
  // The bundler, which is no JavaScript, has the number in its words.
  const number = /\(os error (\d+)\)/.exec(error.message)?.[1];
  if (number) return Object.assign(new Error(error.message), { code: getSystemErrorName(-Number(number)) });
  return refusalIn(error.cause);
}

/** Ends the process of a build that failed, and says why. */
export function endWith(error: unknown): never {
  console.error(sayFailure(error));
  // Astro may still want to write, and say at length that it cannot.
  process.exit(1);
}

if (import.meta.main) await buildSite().catch(endWith);
