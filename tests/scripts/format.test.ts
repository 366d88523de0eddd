import { chmod, stat, symlink } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const TYPED = '* the skip connection 跳跃连接 https://youtu.be/9spwoDYwW_I?t=1107\n';
const CANONICAL = '- the skip connection 跳跃连接 [0:18:27](https://youtu.be/9spwoDYwW_I?t=1107)\n';

test('writes the files that change and names them', async () => {
  await folder.write({ 'a.md': TYPED, 'b.md': CANONICAL });
  await chmod(`${folder.path}/a.md`, 0o640);
  const { code, out, err } = await folder.run('format', ['a.md', 'b.md']);
  expect([code, out]).toEqual([0, 'a.md\n']);
  expect(err).toContain('1 of 2');
  expect(await folder.read('a.md')).toBe(CANONICAL);
  expect((await stat(`${folder.path}/a.md`)).mode & 0o777).toBe(0o640);
  expect(await folder.list()).toEqual(['a.md', 'b.md']);
});

test('--check writes nothing and tells by its exit code', async () => {
  await folder.write({ 'content/courses/a/a.md': TYPED, 'content/courses/a/course.yaml': 'title:   A\n' });
  const found = await folder.run('format', ['--check']);
  expect([found.code, found.out]).toEqual([1, 'content/courses/a/a.md\n']);
  expect(await folder.read('content/courses/a/a.md')).toBe(TYPED);
  await folder.run('format', []);
  const clean = await folder.run('format', ['--check']);
  expect([clean.code, clean.out]).toEqual([0, '']);
  expect(await folder.read('content/courses/a/course.yaml')).toBe('title:   A\n');
});

test('writes the file a link leads to', async () => {
  await folder.write({ 'real/a.md': TYPED });
  await symlink('real/a.md', `${folder.path}/a.md`);
  expect((await folder.run('format', ['a.md'])).code).toBe(0);
  expect(await folder.read('real/a.md')).toBe(CANONICAL);
});

test('does not follow a link that somebody put into a course to a file outside', async () => {
  await folder.write({ 'mine.md': TYPED, 'content/courses/a/a.md': TYPED });
  await symlink('../../../mine.md', `${folder.path}/content/courses/a/b.md`);
  for (const args of [[], ['content/courses/a/b.md']]) {
    const { code, err } = await folder.run('format', args);
    expect([code, err]).toEqual([2, expect.stringContaining('“content/courses/a/b.md” is a link')]);
    expect(await folder.read('mine.md')).toBe(TYPED);
    expect(await folder.read('content/courses/a/a.md')).toBe(TYPED);
  }
});

describe('bad input leaves every file as it was', () => {
  test.each([
    ['a missing file', ['a.md', 'missing.md'], 'missing.md'],
    ['another encoding', ['a.md', 'gbk.md'], 'GB 18030'],
    ['a binary', ['a.md', 'x.png'], 'binary'],
    ['a read-only file', ['a.md', 'locked.md'], 'locked.md is read-only'],
    ['an unknown flag', ['a.md', '--chek'], '--check?'],
    ['a folder without notes', ['empty'], 'no notes in empty'],
  ])('%s', async (_, args, said) => {
    await folder.write({
      'a.md': TYPED,
      'gbk.md': Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4),
      'x.png': Uint8Array.of(1, 0),
      'locked.md': TYPED,
      'empty/x.txt': '',
    });
    await chmod(`${folder.path}/locked.md`, 0o444);
    const before = await folder.list();
    const { code, out, err } = await folder.run('format', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err).not.toContain('    at ');
    expect(await folder.read('a.md')).toBe(TYPED);
    expect(await folder.list()).toEqual(before);
  });
});
