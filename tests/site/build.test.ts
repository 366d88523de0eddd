import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
let work: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'notes-build-'));
});

afterAll(async () => {
  await rm(work, { recursive: true });
});

test('errors in notes are listed all, stop the build and leave the last site as it was', async () => {
  const content = join(work, 'broken');
  await notes(
    content,
    'a/one.md',
    '---\nvideo: https://youtu.be/9spwoDYwW_I\nsumary: x\n---\n- a [0:10](https://youtu.be/9spwo?t=10)\n',
  );
  await notes(
    content,
    'b/two.md',
    '---\nduration: 0:20\n---\n- b [0:30](https://youtu.be/9spwoDYwW_I?t=30)\n',
  );
  const out = join(work, 'out');
  await mkdir(out);
  await writeFile(join(out, 'index.html'), 'the last good site');
  const { output, code } = await build(content, out);
  expect(code).toBe(1);
  expect(output).toContain('a/one.md:3:1 front-matter-unknown-key');
  expect(output).toContain('a/one.md:5:5 bad-video-id');
  expect(output).toContain('b/two.md:4:1 past-the-end');
  expect(output).not.toMatch(/^\s+at .*\(/m);
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('the last good site');
});

test('unsafe and odd notes become a right page', async () => {
  const content = join(work, 'odd');
  const typed = [
    '{{ title }}',
    '{x: 1}',
    'a<b',
    'List<int>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
  ];
  await notes(
    content,
    '课程/第七 课.md',
    `# 奇怪的 lesson\n\n${typed.map((text, at) => `- ${text} 中文 [0:0${at}](https://youtu.be/9spwoDYwW_I?t=${at})`).join('\n')}\n- [x](javascript:alert(1)) y\n`,
  );
  await notes(content, 'empty/nothing.md', '');
  const out = join(work, 'odd-out');
  const { code, output } = await build(content, out);
  expect(output).not.toContain('[ERROR]');
  expect(code).toBe(0);
  const { courses } = JSON.parse(await readFile(join(out, 'index.json'), 'utf8'));
  const [id] = courses
    .flatMap((course: { lessons: { id: string }[] }) => course.lessons.map((lesson) => lesson.id))
    .filter((name: string) => !name.startsWith('empty'));
  const html = await readFile(join(out, id, 'index.html'), 'utf8');
  const article = /<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '';
  for (const text of typed) expect(article.replaceAll('&#x3C;', '<').replaceAll('&lt;', '<')).toContain(text);
  expect(article).not.toMatch(/<script|<img|href="javascript:/i);
  expect(await readFile(join(out, 'empty/nothing/index.html'), 'utf8')).toContain('Nobody has taken notes');
});

test('a lesson is read anew only if its text changed', async () => {
  const content = join(work, 'cached');
  await notes(content, 'a/one.md', '- one 一 [0:10](https://youtu.be/9spwoDYwW_I?t=10)\n');
  await notes(content, 'a/two.md', '- two 二 [0:20](https://youtu.be/9spwoDYwW_I?t=20)\n');
  const out = join(work, 'cached-out');
  const kept = { CACHE_DIR: join(work, 'cache') };
  expect((await build(content, out, kept)).output).toContain('2 of 2 lessons read anew');
  await notes(content, 'a/two.md', '- two 二！ [0:20](https://youtu.be/9spwoDYwW_I?t=20)\n');
  expect((await build(content, out, kept)).output).toContain('1 of 2 lessons read anew');
  expect(await readFile(join(out, 'a/one/index.html'), 'utf8')).toContain('一');
  expect(await readFile(join(out, 'a/two/index.html'), 'utf8')).toContain('二！');

  // With nothing kept, elsewhere on another machine, it becomes the same site to the last byte.
  const elsewhere = join(work, '别处 elsewhere');
  await cp(content, join(elsewhere, 'notes'), { recursive: true });
  const cold = {
    CACHE_DIR: join(elsewhere, 'cache'),
    TZ: 'Asia/Shanghai',
    LC_ALL: 'C',
    LANG: 'zh_CN.UTF-8',
    DEV: '1',
  };
  const built = await build(join(elsewhere, 'notes'), join(elsewhere, 'out'), cold);
  expect(built.output).toContain('2 of 2 lessons read anew');
  const [warm, anew] = await Promise.all([filesOf(out), filesOf(join(elsewhere, 'out'))]);
  expect([...anew.keys()]).toEqual([...warm.keys()]);
  for (const [path, bytes] of warm) expect(anew.get(path)?.equals(bytes), path).toBe(true);
});

test('files that are no text and links that lead outside are named, with what they are', async () => {
  const content = join(work, 'binary');
  await notes(content, 'c/gbk.md', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]));
  await notes(content, 'c/picture.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]));
  await notes(content, 'c/open.md', '---\ntitle: x\n\n- a\n');
  await symlink('/etc/passwd', join(content, 'courses/c/passwd.md'));
  await symlink('/etc', join(content, 'courses/etc'));
  const { code, output } = await build(content, join(work, 'none'));
  expect(code).toBe(1);
  expect(output).toContain('c/gbk.md:1:1 not-text');
  expect(output).toContain('c/picture.md:1:1 not-text');
  expect(output).toContain('c/open.md:1:1 front-matter-syntax');
  expect(output).toContain('c/passwd.md:1:1 outside-content “c/passwd.md” is a link');
  expect(output).toContain('etc:1:1 outside-content “etc” is a link');
  expect(output).not.toContain('root:');
});

async function notes(content: string, path: string, text: string | Buffer): Promise<void> {
  const file = join(content, 'courses', path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}

/** The bytes of all files below a folder, by their paths. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.sort().map(async (path) => [relative(folder, path), await readFile(path)] as const),
  );
  return new Map(files);
}

async function build(
  content: string,
  out: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string }> {
  const env = {
    ...process.env,
    CONTENT_DIR: content,
    OUT_DIR: out,
    NODE_ENV: 'production',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    ...more,
  };
  try {
    const { stdout, stderr } = await run(process.execPath, ['scripts/build.ts'], { cwd: root, env });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}
