import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Sentence, UsageError } from './command-line.ts';

const execute = promisify(execFile);

/** The files of the repository `folder` is in that differ from a git ref, new ones included, as real absolute paths. */
export async function changedSince(ref: string, folder: string): Promise<ReadonlySet<string>> {
  const git = async (args: readonly string[], otherwise: Sentence, from = folder): Promise<string> => {
    try {
      return (await execute('git', ['-C', from, ...args], { maxBuffer: 1 << 28 })).stdout;
    } catch (cause) {
      throw new UsageError(otherwise, { cause });
    }
  };
  await git(['--version'], {
    en: '--since needs git, and there is none.',
    zh: '--since 需要 git，但没有找到它。',
  });
  const top = await git(['rev-parse', '--show-toplevel'], {
    en: `--since needs a git repository, and ${folder} is in none.`,
    zh: `--since 需要 git 仓库，而 ${folder} 不在任何仓库里。`,
  });
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], {
    en: `There is no git ref “${ref}”.`,
    zh: `git 中没有“${ref}”这个引用。`,
  });
  const root = realpathSync(top.replace(/\r?\n$/, ''));
  const failed = { en: `git cannot compare with “${ref}”.`, zh: `git 无法与“${ref}”比较。` };
  const listed = [
    await git(['diff', '--name-only', '--no-relative', '--diff-filter=d', '-z', commit.trim(), '--'], failed),
    // Git lists new files only below the folder it runs in.
    await git(['ls-files', '--others', '--exclude-standard', '-z'], failed, root),
  ];
  return new Set(listed.flatMap((list) => list.split('\0').filter(Boolean)).map((path) => join(root, path)));
}
