import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { refuseSources, sayFailure } from '../../scripts/build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test.each([root, dirname(join(root)), '/', join(root, 'content')])(
  'a site is not built into %s, where it would replace the project or the notes',
  (folder) => {
    expect(() => refuseSources(folder)).toThrow(/choose another folder.*\n.*请换一个文件夹/);
  },
);

test.each(['dist', '..site', 'content/dist', '../site'])('a site is built into %s', (name) => {
  refuseSources(join(root, name));
});

describe('a build that the system stops says why in both languages', () => {
  const FULL = 'no space is left on the disk; free some\n磁盘空间不足；请先腾出空间';
  const refused = (code: string, path?: string) =>
    Object.assign(new Error(code), { code, syscall: 'write', ...(path && { path }) });

  test.each([
    [refused('ENOSPC'), FULL],
    [
      new Error('An unknown error occurred', { cause: refused('ENOSPC', 'dist.next/a') }),
      `dist.next/a: ${FULL}`,
    ],
    [new Error('Failed to write file\n\nCaused by:\n    No space left on device (os error 28)'), FULL],
    [refused('EACCES', 'a.md'), /^a\.md: permission is denied.*\n没有权限/],
    [refused('ENOENT', 'a.md'), /^a\.md: it is not there, or no longer.*\n找不到/],
    [refused('EBUSY', 'dist'), /^dist: it is in use, or a disk is mounted there.*\n它正在使用中/],
  ])('%s', (error, said) => {
    expect(sayFailure(error)).toMatch(said);
  });

  test('what Astro or our own modules say is passed on without where it happened', () => {
    expect(sayFailure(new Error('The notes have errors.'))).toBe('The notes have errors.');
  });

  test('DEBUG shows where it happened', () => {
    vi.stubEnv('DEBUG', '1');
    expect(sayFailure(new Error('odd'))).toContain('build.test.ts');
    vi.unstubAllEnvs();
  });
});
