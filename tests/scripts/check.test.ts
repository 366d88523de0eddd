import { execFileSync } from 'node:child_process';
import { chmod, symlink } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const CLEAN = '- Skip connections 跳跃连接 [0:18:27](https://youtu.be/9spwoDYwW_I?t=1107)\n';
const WARNED = '- Skip connections 跳跃连接[0:18:27](https://youtu.be/9spwoDYwW_I?t=1107)\n';
const BROKEN = '- Skip connections 跳跃连接 [0:18:27](https://youtu.be/9spwo?t=1107)\n';

describe('what it finds', () => {
  test.each([
    ['clean notes', CLEAN, 0, ''],
    ['a warning', WARNED, 0, 'a.md:1:24 warning missing-space-before-link '],
    ['an error', BROKEN, 1, 'a.md:1:25 error bad-video-id '],
  ])('%s', async (_, text, code, head) => {
    await folder.write({ 'a.md': text });
    const { out, ...outcome } = await folder.run('check', ['a.md']);
    expect(outcome.code).toBe(code);
    expect(out.split('\n')[0]).toContain(head);
    expect(out === '').toBe(head === '');
  });

  test('the line, a caret below its column, the fixed line', async () => {
    await folder.write({ 'a.md': WARNED });
    const { out } = await folder.run('check', ['a.md']);
    const [, line, caret, fixed] = out.split('\n');
    expect(line).toBe(`    1 | ${WARNED.trim()}`);
    // Chinese takes two columns of a terminal.
    expect(caret?.indexOf('^')).toBe('    1 | - Skip connections 跳跃连接'.length + 4);
    expect(fixed).toBe(`      > ${CLEAN.trim()}`);
  });

  test('questions about what is gone, or in no JSON, with their place; they stop nothing', async () => {
    const questions = '{\n  "a/lesson-1": { "t=1107": [1], "t=1108": [2] },\n  "a/lesson-2": {}\n}\n';
    await folder.write({ 'content/courses/a/lesson-1.md': CLEAN, 'content/questions.json': questions });
    for (const name of ['content', 'content/questions.json']) {
      const { out, code } = await folder.run('check', [name]);
      expect(code).toBe(0);
      expect(out.match(/^content.*?(?= There)/gm)).toEqual([
        'content/questions.json:2:34 warning unknown-question',
        'content/questions.json:3:3 warning unknown-question',
      ]);
    }
    expect((await folder.run('check', ['content/courses/a/lesson-1.md'])).out).toBe('');
    await folder.write({ 'content/questions.json': questions.replace('[2]', '[2') });
    const { out, code } = await folder.run('check', ['content']);
    expect([code, out.split(' ', 3)]).toEqual([
      0,
      ['content/questions.json:2:47', 'warning', 'questions-syntax'],
    ]);
  });

  test('an entry that lacks a half too', async () => {
    await folder.write({
      'a.md': '## Two\n\n- skip connections [0:18:27](https://youtu.be/9spwoDYwW_I?t=1107)\n',
    });
    const { out } = await folder.run('check', ['a.md']);
    expect(out.split('\n').slice(3, 6)).toEqual([
      'a.md:3:1 warning missing-zh No Chinese for “skip connections”',
      '    3 | - skip connections [0:18:27](https://youtu.be/9spwoDYwW_I?t=1107)',
      '      | ^',
    ]);
  });

  test('the whole content folder without names, and what only a course knows', async () => {
    await folder.write({
      'content/courses/a/lesson-1.md': CLEAN,
      'content/courses/a/lesson-2.md':
        '- An image ![x](x.png) 一张图 [0:18:27](https://youtu.be/9spwoDYwW_I?t=1107)\n',
      'content/courses/a/course.yaml': 'titel: A\nlessons: [lesson-3]\n',
      'content/courses/search/lesson-1.md': CLEAN,
      'content/README.md': BROKEN,
    });
    const { code, out } = await folder.run('check', ['--format', 'json']);
    const found = JSON.parse(out).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);
    expect(code).toBe(1);
    expect(found.sort()).toEqual([
      'content/courses/a/course.yaml front-matter-unknown-key',
      'content/courses/a/course.yaml unknown-lesson',
      'content/courses/a/lesson-2.md missing-image',
      'content/courses/search/lesson-1.md reserved-id',
    ]);
  });

  test('links that lead out of the content folder: each once, and not a word of what they lead to', async () => {
    await folder.write({
      'content/courses/a/lesson-1.md': CLEAN,
      'content/courses/a/lesson-2.md': '![x](x.png)\n',
      'secret/course.yaml': 'secret: 1\n',
      'secret/x.png': '',
      'secret/secret.md': BROKEN,
    });
    await symlink('../../../secret/secret.md', `${folder.path}/content/courses/a/lesson-3.md`);
    await symlink('../../../secret/x.png', `${folder.path}/content/courses/a/x.png`);
    await symlink('../../secret', `${folder.path}/content/courses/b`);
    for (const args of [
      ['--format', 'json'],
      ['--fix', '--format', 'json'],
    ]) {
      const { code, out, err } = await folder.run('check', args);
      expect(code).toBe(1);
      expect(JSON.parse(out).map((one: Record<string, string>) => [one.path, one.code, one.line])).toEqual([
        ['content/courses/a/lesson-2.md', 'outside-content', 1],
        ['content/courses/a/lesson-3.md', 'outside-content', 1],
        ['content/courses/b', 'outside-content', 1],
      ]);
      expect(out + err).not.toMatch(/secret|Skip/);
    }
  });

  test('one file of a course: its own findings only, with those of its course', async () => {
    await folder.write({
      'content/courses/a/lesson-1.md': '![x](x.png) ![y](y.png)\n',
      'content/courses/a/y.png': '',
      'content/courses/a/Lesson 1.md': CLEAN,
    });
    const { out } = await folder.run('check', ['content/courses/a/lesson-1.md', '--format', 'json']);
    expect(JSON.parse(out).map((one: { code: string }) => one.code)).toEqual([
      'duplicate-id',
      'missing-image',
    ]);
  });

  test('a course folder that is in no content folder', async () => {
    await folder.write({ 'a/course.yaml': 'lessons: [lesson-1, lesson-2]\n', 'a/lesson-1.md': BROKEN });
    const { code, out } = await folder.run('check', ['a']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^a\/course\.yaml:1:10 error unknown-lesson .*\n(?: .*\n)+a\/lesson-1\.md:1:25 error bad-video-id /,
    );
  });

  test('a file that is no text stands among the findings of the others', async () => {
    await folder.write({ 'a.md': Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4), 'b.md': BROKEN });
    const { code, out } = await folder.run('check', ['a.md', 'b.md']);
    expect(code).toBe(2);
    expect(out).toMatch(
      /^a\.md:1:1 error not-text This file is text in GB 18030 \(GBK\), .*\nb\.md:1:25 error/,
    );
  });
});

describe('how it says it', () => {
  test('json is one array and nothing else', async () => {
    await folder.write({ 'a.md': WARNED });
    const { out } = await folder.run('check', ['a.md', '--format=json']);
    expect(JSON.parse(out)).toEqual([
      {
        path: 'a.md',
        line: 1,
        column: 24,
        severity: 'warning',
        code: 'missing-space-before-link',
        message: expect.stringMatching(/./),
        fix: CLEAN.trim(),
      },
    ]);
    await folder.write({ 'a.md': CLEAN });
    expect((await folder.run('check', ['a.md', '--format=json'])).out).toBe('[]\n');
  });

  test('through npm -s, too', async () => {
    await folder.write({ 'a.md': WARNED });
    const args = ['run', '-s', 'check', '--', `${folder.path}/a.md`, '--format', 'json'];
    const out = execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(JSON.parse(out)).toMatchObject([{ code: 'missing-space-before-link' }]);
  });

  test('github annotations are escaped, those to act on first', async () => {
    await folder.write({
      'a, b.md': `- 50% of it [0:10](https://youtu.be/9spwoDYwW_I?t=10)\n${WARNED}${BROKEN}`,
    });
    const { out } = await folder.run('check', ['a, b.md', '--format', 'github']);
    expect(out.split('\n').map((line) => line.split('::').slice(0, 2).join('::'))).toEqual([
      '::error file=a%2C b.md,line=3,col=25,title=bad-video-id',
      '::warning file=a%2C b.md,line=2,col=24,title=missing-space-before-link',
      '::warning file=a%2C b.md,line=1,col=1,title=missing-zh',
      '',
    ]);
    expect(out).toContain('50%25 of it');
    expect(out).toContain(`%0A${CLEAN.trim()}`);
  });

  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, true],
    [{ LANG: 'C.UTF-8' }, false],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, true],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, false],
  ])('in the language of the locale: %o', async (env, chinese) => {
    await folder.write({ 'a.md': WARNED });
    const { out, err } = await folder.run('check', ['a.md'], { env });
    expect(/\p{Script=Han}.*之间缺少空格/u.test(out)).toBe(chinese);
    expect(/个警告/.test(err)).toBe(chinese);
    expect(out).toContain('warning missing-space-before-link');
  });

  test('control characters of a file do not reach the terminal', async () => {
    await folder.write({ 'a.md': '- red \u001b[31m[0:10](https://youtu.be/9spwo?t=10)\n' });
    const { out } = await folder.run('check', ['a.md']);
    expect(out).toContain('bad-video-id');
    expect(out).not.toContain('\u001b');
  });

  test('names are relative to where the person is, not to where npm is', async () => {
    await folder.write({ 'notes/a.md': WARNED });
    const env = { npm_lifecycle_event: 'check', INIT_CWD: `${folder.path}/notes` };
    expect((await folder.run('check', ['a.md'], { env })).out).toMatch(/^a\.md:1:24 /);
  });
});

describe('--fix', () => {
  test('fixes what is safe, says so, leaves the rest to the author', async () => {
    const unsafe = '- 因为是随机padding,每次变形都不太一样 random padding\n';
    await folder.write({
      'a.md': `${WARNED}- a way out 出路[:0:10](https://youtu.be/9spwoDYwW_I?t=1110)\n-\n${unsafe}`,
    });
    const { code, err, out } = await folder.run('check', ['a.md', '--fix', '--format', 'json']);
    expect(code).toBe(1); // the second label is minutes off
    expect(await folder.read('a.md')).toBe(
      `${CLEAN}- a way out 出路 [:0:10](https://youtu.be/9spwoDYwW_I?t=1110)\n${unsafe}`,
    );
    expect(err).toContain('a.md:1 missing-space-before-link');
    expect(err).toContain('a.md:3 empty-entry');
    expect(JSON.parse(out)[0]).toMatchObject({ code: 'label-url-mismatch', line: 2 });
    expect(await folder.list()).toEqual(['a.md']);
  });

  test('changes nothing the second time, and keeps byte order mark and line ends', async () => {
    await folder.write({ 'a.md': `\ufeff${WARNED.replace('\n', '\r\n')}${CLEAN}` });
    await folder.run('check', ['--fix', 'a.md']);
    const fixed = await folder.read('a.md');
    expect(fixed).toBe(`\ufeff${CLEAN.replace('\n', '\r\n')}${CLEAN}`);
    const { err } = await folder.run('check', ['--fix', 'a.md']);
    expect(await folder.read('a.md')).toBe(fixed);
    expect(err).not.toContain('missing-space-before-link');
  });

  test('leaves a read-only file, and with it all others, as they are', async () => {
    await folder.write({ 'a.md': WARNED, 'b.md': WARNED });
    await chmod(`${folder.path}/b.md`, 0o444);
    const { code, err } = await folder.run('check', ['--fix', 'a.md', 'b.md']);
    expect(code).toBe(2);
    expect(err).toContain('b.md is read-only');
    expect(await folder.read('a.md')).toBe(WARNED);
    expect(await folder.list()).toEqual(['a.md', 'b.md']);
  });
});

describe('--since', () => {
  test('a new link is what changed, wherever it leads', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder.path,
      });
    await folder.write({ 'content/courses/a/lesson-1.md': BROKEN, 'secret.md': BROKEN });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'x');
    await symlink('../../../secret.md', `${folder.path}/content/courses/a/lesson-2.md`);
    await symlink('nowhere', `${folder.path}/content/courses/a/lesson-3.md`);
    const { code, out } = await folder.run('check', ['--since', 'HEAD', '--format', 'json']);
    expect(JSON.parse(out).map((one: Record<string, string>) => `${one.path} ${one.code}`)).toEqual([
      'content/courses/a/lesson-2.md outside-content',
      'content/courses/a/lesson-3.md outside-content',
    ]);
    expect(code).toBe(1);
  });

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder.path,
    });

  test('only what changed or is new', async () => {
    await folder.write({ 'content/courses/a/old.md': WARNED, 'content/courses/a/同.md': WARNED });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'a');
    const paths = async () =>
      JSON.parse((await folder.run('check', ['--since', 'HEAD', '--format', 'json'])).out).map(
        (one: { path: string }) => one.path,
      );
    expect(await paths()).toEqual([]);
    await folder.write({ 'content/courses/a/new.md': WARNED, 'content/courses/a/同.md': BROKEN });
    const changed = await paths();
    expect(new Set(changed)).toEqual(new Set(['content/courses/a/new.md', 'content/courses/a/同.md']));
  });

  test('new files of every course and of a new course, not only beside the first', async () => {
    await folder.write({ 'content/courses/a/old.md': CLEAN, 'content/courses/b/old.md': CLEAN });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'a');
    await folder.write({ 'content/courses/b/new.md': BROKEN, 'content/courses/zz-new/lesson-1.md': BROKEN });
    const { code, out, err } = await folder.run('check', ['--since', 'HEAD']);
    expect([code, out.match(/^\S+(?=:1:25 error)/gm)]).toEqual([
      1,
      ['content/courses/b/new.md', 'content/courses/zz-new/lesson-1.md'],
    ]);
    expect(err).toContain('2 files');
  });

  test('says what is missing', async () => {
    await folder.write({ 'content/courses/a/a.md': CLEAN });
    const env = { GIT_CEILING_DIRECTORIES: folder.path };
    const none = await folder.run('check', ['--since', 'HEAD'], { env });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('git repository')]);
    git('init', '-q');
    const noRef = await folder.run('check', ['--since', '--output=x']);
    expect(noRef.code).toBe(2);
    const wrong = await folder.run('check', ['--since=--output=x']);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('There is no git ref “--output=x”')]);
    const noGit = await folder.run('check', ['--since', 'HEAD'], { env: { PATH: '' } });
    expect([noGit.code, noGit.err]).toEqual([2, expect.stringContaining('needs git')]);
  });
});

describe('misuse', () => {
  test.each([
    ['an unknown flag', ['--formt', 'json'], '--format?'],
    ['a missing file', ['missing.md'], 'missing.md'],
    ['a folder without notes', ['empty'], 'no notes in empty'],
    ['no content folder', [], 'content'],
    ['an image', ['a.png'], 'binary'],
  ])('%s', async (_, args, said) => {
    await folder.write({ 'empty/readme.txt': '', 'a.png': Uint8Array.of(1, 0) });
    const { code, out, err } = await folder.run('check', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err).not.toContain('    at ');
  });

  test('--help explains in both languages', async () => {
    const { code, out } = await folder.run('check', ['--fix', '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/npm run check/);
    expect(out).toMatch(/检查笔记/);
  });
});
