import { describe, expect, test } from 'vitest';
import { changesByFile, readGitLog } from '../../src/status/git-log.ts';

const head = (people: string) => `\x01${people}\n\n`;
const patch = (path: string, lines: string) =>
  `diff --git a/${path} b/${path}\nindex 1..2 100644\n--- a/${path}\n+++ b/${path}\n${lines}`;

describe('a log', () => {
  test('names the author, then the co-authors', () => {
    const [commit] = readGitLog(
      `${head('Ana <ana@example.org>\x1eBo <bo@example.org>\x1e李雷 <>')}${patch('c/a.md', '@@ -1 +1 @@\n-a\n+b\n')}`,
    );
    expect(commit?.people).toEqual([
      { name: 'Ana', email: 'ana@example.org' },
      { name: 'Bo', email: 'bo@example.org' },
      { name: '李雷', email: '' },
    ]);
  });

  test('without co-authors ends its people with a separator', () => {
    const [commit] = readGitLog(head('Ana <ana@example.org>\x1e'));
    expect(commit).toEqual({ people: [{ name: 'Ana', email: 'ana@example.org' }], files: [] });
  });

  test('gives each hunk as it was and as it is, whatever its lines look like', () => {
    const lines = [
      '@@ -1,4 +1,4 @@ title',
      ' same',
      '--- a/no-header.md',
      '+++ b/no-header.md',
      '',
      '-@@ -1 +1 @@',
      '+diff --git a/x b/x',
      '\\ No newline at end of file',
      '@@ -9,0 +10 @@',
      '+added\r',
      '',
    ].join('\n');
    const [commit] = readGitLog(head('Ana <a@b.c>') + patch('c/a.md', lines));
    expect(commit?.files).toEqual([
      {
        path: 'c/a.md',
        added: false,
        hunks: [
          {
            before: 'same\n-- a/no-header.md\n\n@@ -1 +1 @@',
            after: 'same\n++ b/no-header.md\n\ndiff --git a/x b/x',
          },
          { before: '', after: 'added' },
        ],
      },
    ]);
  });

  test.each([
    ['a blank', 'c/lesson 7.md', '+++ b/c/lesson 7.md\t'],
    ['Chinese', '课程/第七课.md', '+++ b/课程/第七课.md'],
  ])('reads paths with %s', (_name, path, line) => {
    const text = `${head('A <a@b.c>')}diff --git a/x b/x\n--- a/x\n${line}\n@@ -1 +1 @@\n-a\n+b\n`;
    expect([...readGitLog(text)][0]?.files[0]?.path).toBe(path);
  });

  test('leaves out what has no path: deleted files, and paths that git has to quote', () => {
    const deleted = 'diff --git a/c/a.md b/c/a.md\ndeleted file mode 100644\nindex 1..0\n';
    const quoted =
      'diff --git "a/c/\\"a.md" "b/c/\\"a.md"\n--- "a/c/\\"a.md"\n+++ "b/c/\\"a.md"\n@@ -1 +1 @@\n-a\n+b\n';
    const [commit] = readGitLog(
      head('A <a@b.c>') + deleted + quoted + patch('c/b.md', '@@ -1 +1 @@\n-a\n+b\n'),
    );
    expect(commit?.files.map(({ path }) => path)).toEqual(['c/b.md']);
  });

  test('keeps no lines of a file that was not there before', () => {
    const text =
      'diff --git a/c/a.md b/c/a.md\nnew file mode 100644\n--- /dev/null\n+++ b/c/a.md\n@@ -0,0 +1,2 @@\n++++ b/c/b.md\n+x\n';
    const [commit] = readGitLog(head('A <a@b.c>') + text);
    expect(commit?.files).toEqual([{ path: 'c/a.md', added: true, hunks: [] }]);
  });
});

test('a file keeps its history when it is renamed, and its old name is free for another', () => {
  const renamed =
    'diff --git a/c/old.md b/c/new.md\nsimilarity index 100%\nrename from c/old.md\nrename to c/new.md\n';
  const change = (path: string) => patch(path, '@@ -1 +1 @@\n-a\n+b\n');
  const commits = readGitLog(
    [
      head('Third <3@x>') + change('c/old.md'),
      head('Second <2@x>') + change('c/new.md'),
      head('Rename <r@x>') + renamed,
      head('First <1@x>') + change('c/old.md'),
      head('Other <o@x>') + change('c/new.md'),
    ].join('\n'),
  );
  expect([...changesByFile(commits)].map(({ file, people }) => `${people[0]?.name} ${file}`)).toEqual([
    'Third c/old.md',
    'Second c/new.md',
    'Rename c/new.md',
    'First c/new.md',
  ]);
});
