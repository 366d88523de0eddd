import { chmod } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const NOTES = '* the opening of it 开场[0:00:10](https://youtu.be/9spwoDYwW_I?t=10)\n';
const VIDEO = 'https://youtu.be/9spwoDYwW_I';

/** Every command that reads a file, with that file as its last argument. */
const readers: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['check', 'check'],
  ['check --fix', 'check', '--fix', 'good.md'],
  ['format', 'format', 'good.md'],
  ['import', 'import', '--video', VIDEO],
  ['import --zh', 'import', '--video', VIDEO, '--en', 'good.md', '--zh'],
  ['export', 'export'],
];

/** Every command that writes a file, with the arguments that make it write `target.md`. */
const writers: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['check --fix', 'check', '--fix', 'good.md', 'target.md'],
  ['format', 'format', 'good.md', 'target.md'],
  ['import --out', 'import', 'good.md', '--force', '--out', 'target.md'],
  ['export --out', 'export', 'good.md', '--force', '--format', 'markdown', '--out', 'target.md'],
  [
    'new',
    'new',
    'lesson',
    '--force',
    '--course',
    'a',
    '--title-en',
    'a',
    '--name',
    'target',
    '--video',
    VIDEO,
  ],
];

/** 卷积神经网络：从零开始，跳跃连接 and 卷積神經網路的原理. */
const GBK = Buffer.from('beedbbfdc9f1beadcdf8c2e7a3bab4d3c1e3bfaacabca3acccf8d4bec1acbdd3', 'hex');
const BIG5 = Buffer.from('a8f7bf6eafabb867baf4b8f4aabaadecb27a', 'hex');

describe.each(readers)('%s', (_, command, ...args) => {
  test.each([
    ['a binary', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'a binary file'],
    ['UTF-16', Buffer.from('- a 甲\n', 'utf16le'), 'text in UTF-16 LE'],
    ['GBK', GBK, 'text in GB 18030 (GBK)'],
    ['Big5', BIG5, 'text in Big5'],
    ['Latin-1', Buffer.from('- Où est la forêt\n', 'latin1'), 'not in UTF-8'],
  ])('%s: says what it is and what is expected, and refuses', async (_, bytes, said) => {
    await folder.write({ 'good.md': NOTES, 'bad.md': bytes });
    const { code, out, err } = await folder.run(command, [...args, 'bad.md']);
    expect(code).toBe(2);
    expect(out + err).toMatch(/bad\.md/);
    expect(out + err).toContain(
      `is ${said}, expected text in UTF-8; an editor can save text in that encoding`,
    );
    expect(await folder.read('good.md')).toBe(NOTES);
    expect(await folder.list()).toEqual(['bad.md', 'good.md']);
  });

  test.each([
    ['a missing file', 'missing.md', /There is no file (?:or folder )?missing\.md/],
    ['a folder without notes', 'empty', /no notes in empty|empty is a folder/],
  ])('%s', async (_, name, said) => {
    await folder.write({ 'good.md': NOTES, 'empty/x.txt': '' });
    const { code, out, err } = await folder.run(command, [...args, name]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expect(await folder.read('good.md')).toBe(NOTES);
  });
});

test.each(writers)('%s leaves a read-only file as it is, and all others', async (_, command, ...args) => {
  const target = command === 'new' ? 'content/courses/a/target.md' : 'target.md';
  await folder.write({ 'good.md': NOTES, [target]: NOTES });
  await chmod(`${folder.path}/${target}`, 0o444);
  const before = await folder.list();
  const { code, err } = await folder.run(command, args);
  expect(code).toBe(2);
  expect(err).toContain(`${target} is read-only; nothing was written.`);
  for (const name of ['good.md', target]) expect(await folder.read(name)).toBe(NOTES);
  expect(await folder.list()).toEqual(before);
});

test('what is piped in is held to the same', async () => {
  const { code, err } = await folder.run('import', ['--video', VIDEO], { input: GBK });
  expect([code, err.split('\n')[0]]).toEqual([
    2,
    'import: - is text in GB 18030 (GBK), expected text in UTF-8; an editor can save text in that encoding.',
  ]);
});

test('in Chinese', async () => {
  await folder.write({ 'bad.md': BIG5 });
  const { err } = await folder.run('format', ['bad.md'], { env: { LANG: 'zh_CN.UTF-8' } });
  expect(err).toContain('bad.md 是 Big5 编码的文本，应为 UTF-8 文本；如果是文字，请在编辑器里另存为 UTF-8。');
});
