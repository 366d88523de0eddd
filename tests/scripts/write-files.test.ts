import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { systemReason } from '../../scripts/system-errors.ts';
import { writeFiles } from '../../scripts/write-files.ts';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const root = fileURLToPath(new URL('../..', import.meta.url));
const TYPED = '* the skip connection 跳跃连接 https://youtu.be/9spwoDYwW_I?t=1107\n';
const isDraft = (name: string) => /^\..*\.tmp$/.test(name);

describe('a signal while files are written', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s leaves every file as it was and nothing beside it',
    async (signal) => {
      const names = Array.from({ length: 1500 }, (_, at) => `l${at}.md`);
      await folder.write(Object.fromEntries(names.map((name) => [name, TYPED])));
      const before = await folder.list();
      const child = spawn(process.execPath, [join(root, 'scripts/format.ts'), '.'], {
        cwd: folder.path,
        env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
      });
      const watcher = watch(folder.path, (_, name) => {
        if (!isDraft(name ?? '')) return;
        watcher.close();
        child.kill(signal);
      });
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (part) => (said += part));
      const ended = await new Promise((resolve) => child.on('close', (code, by) => resolve({ code, by })));
      expect(ended).toEqual({ code: 2, by: null });
      expect(said).toBe('format: Interrupted; nothing was written.\n已中断；未写入任何内容。\n');
      expect(await folder.list()).toEqual(before);
      for (const name of [names[0], names.at(-1)]) expect(await folder.read(name ?? '')).toBe(TYPED);
    },
  );

  test('after the last file has taken its place, all are written, and that is said', async () => {
    const files = ['a.md', 'b.md'].map((shown) => ({ path: `${folder.path}/${shown}`, shown, text: shown }));
    const waitForThem = () => {
      if (existsSync(`${folder.path}/b.md`)) process.emit('SIGINT');
      else setImmediate(waitForThem);
    };
    waitForThem();
    await expect(writeFiles(files, false)).rejects.toThrow('Interrupted; everything was written (files: 2).');
    expect(await folder.list()).toEqual(['a.md', 'b.md']);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });
});

test('what a killed command leaves is ignored by git', () => {
  const ignored = execFileSync('git', ['check-ignore', 'content/courses/a/.l1.md.0a1b.tmp'], { cwd: root });
  expect(String(ignored)).toContain('.tmp');
});

describe('what the system refuses', () => {
  const file = (name: string) => ({ path: `${folder.path}/${name}`, shown: name, text: 'x' });

  test.each([
    [
      'a file as a folder',
      'a.md/b.md',
      'Cannot write a.md/b.md: a part of its path is not a folder; choose another',
    ],
    ['a name without end', `${'x'.repeat(300)}.md`, 'its name is too long; choose a shorter one'],
  ])('%s: names the file and how to fix it', async (_, name, said) => {
    await folder.write({ 'a.md': 'mine' });
    await expect(writeFiles([file('new.md'), file(name)], true)).rejects.toThrow(said);
    await expect(writeFiles([file('new.md'), file(name)], true)).rejects.toThrow('Nothing was written.');
    expect(await folder.list()).toEqual(['a.md']);
  });

  test('a file that cannot take its place: says which did', async () => {
    const files = ['a.md', 'b.md'].map((shown) => ({ path: `${folder.path}/${shown}`, shown, text: shown }));
    // A folder comes in between, as another program could bring it.
    const last = {
      ...file('c.md'),
      get text() {
        mkdirSync(`${folder.path}/b.md`);
        return 'c';
      },
    };
    await expect(writeFiles([...files, last], true)).rejects.toThrow(
      /^Cannot write b\.md: .*Written before: a\.md\.\n.*b\.md.*a\.md。$/,
    );
    expect(await folder.list()).toEqual(['a.md']);
  });

  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EPERM', 'ENOTDIR'])(
    '%s has its reason and its way out',
    (code) => {
      const { en, zh } = systemReason(Object.assign(new Error(`${code}: no x, write`), { code }));
      expect(en).toMatch(/^[a-z ]+; [a-z ]+$/);
      expect(zh).toMatch(/^[^A-Za-z]+；[^A-Za-z]+$/);
    },
  );
});
