import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readHistory } from '../../src/status/git-history.ts';

const link = '[0:02:17](https://youtu.be/9spwoDYwW_I?t=137)';
let work: string;
let origin: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'notes-history-'));
  origin = join(work, 'origin');
  await write('origin/content/courses/课程/第七 课.md', `- CNN scratch 手动构建 ${link}\n- other 别的\n`);
  await write('origin/content/courses/课程/course.yaml', 'title: x\n');
  await write('origin/README.md', 'x\n');
  git(origin, 'init', '--quiet', '--initial-branch=main');
  commit('Ana <ana@example.org>', 'Begin');
  git(origin, 'mv', 'content/courses/课程', 'content/courses/course');
  git(origin, 'mv', 'content/courses/course/第七 课.md', 'content/courses/course/lesson 7.md');
  commit('Bo <2+bo@users.noreply.github.com>', 'Rename');
  await write('origin/content/courses/course/lesson 7.md', `- a whole CNN 手动构建 ${link}\n- other 别的\n`);
  commit('Cy <cy@example.org>', 'Reword\n\nCo-authored-by: Di <di@example.org>');
  await write('origin/README.md', 'y\n');
  commit('Nobody of the notes <no@example.org>', 'Say more');
});

afterAll(async () => {
  await rm(work, { recursive: true });
});

describe('a content folder', () => {
  test('in a repository has people and stale halves across renames', async () => {
    const { kind, stale, people } = await readHistory(join(origin, 'content'));
    expect(kind).toBe('whole');
    expect([...people.keys()]).toEqual(['course/lesson 7.md']);
    expect(people.get('course/lesson 7.md')?.map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Cy', 'Di']);
    expect([...(stale.get('course/lesson 7.md') ?? [])]).toEqual(['9spwoDYwW_I@137']);
  });

  test('names authors and co-authors as .mailmap does', async () => {
    await write(
      'origin/.mailmap',
      'Ana Ruiz <ana@example.org>\nDiana <diana@example.org> <di@example.org>\nAna Ruiz <ana@example.org> Cy <cy@example.org>\n',
    );
    const { people } = await readHistory(join(origin, 'content'));
    await rm(join(origin, '.mailmap'));
    expect(people.get('course/lesson 7.md')).toEqual([
      { name: 'Ana Ruiz', email: 'ana@example.org' },
      { name: 'Bo', email: '2+bo@users.noreply.github.com' },
      { name: 'Diana', email: 'diana@example.org' },
    ]);
  });

  test('reads the same whatever the settings of git are', async () => {
    const settings = join(work, 'gitconfig');
    await writeFile(
      settings,
      [
        '[color]\n ui = always\n[diff]\n noprefix = true\n external = false\n renames = false\n suppressBlankEmpty = true',
        '[log]\n showSignature = true\n follow = false\n date = iso\n[core]\n quotePath = true\n pager = false\n',
      ].join('\n'),
    );
    const plain = await readHistory(join(origin, 'content'));
    vi.stubEnv('GIT_CONFIG_GLOBAL', settings);
    vi.stubEnv('GIT_DIR', join(work, 'elsewhere'));
    expect(await readHistory(join(origin, 'content'))).toEqual(plain);
    vi.unstubAllEnvs();
  });

  test('in a shallow clone has a history that says so', async () => {
    git(work, 'clone', '--quiet', '--depth=1', `file://${origin}`, 'shallow');
    expect(await readHistory(join(work, 'shallow/content'))).toEqual({
      kind: 'shallow',
      stale: new Map(),
      people: new Map(),
    });
  });

  test.each([
    ['outside of any repository', 'alone'],
    ['that is not there', 'nowhere'],
    ['that its repository does not hold', 'origin/untracked'],
  ])('%s has none', async (_name, folder) => {
    if (folder !== 'nowhere') await write(`${folder}/courses/c/a.md`, `- a 一 ${link}\n`);
    expect((await readHistory(join(work, folder))).kind).toBe('none');
  });

  test('has none on a machine without git', async () => {
    vi.stubEnv('PATH', join(work, 'alone'));
    expect((await readHistory(join(origin, 'content'))).kind).toBe('none');
    vi.unstubAllEnvs();
  });

  test('in a repository without a commit has none, and the build says why', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await write('young/courses/c/a.md', `- a 一 ${link}\n`);
    git(join(work, 'young'), 'init', '--quiet');
    expect((await readHistory(join(work, 'young'))).kind).toBe('none');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('could not be read'));
    warn.mockRestore();
  });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(work, path)), { recursive: true });
  await writeFile(join(work, path), text);
}

function commit(author: string, message: string): void {
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', `--author=${author}`, `--message=${message}`);
}

function git(cwd: string, ...args: readonly string[]): void {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'commit.gpgSign=false',
  ];
  execFileSync('git', [...identity, ...args], { cwd, env, stdio: 'pipe' });
}
