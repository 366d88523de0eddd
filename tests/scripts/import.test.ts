import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const VIDEO = ['--video', 'https://youtu.be/9spwoDYwW_I'];
const LINE = '- Opening of it 开场 [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)\n';
const CHAPTERS = 'Welcome\n2:17 Opening of it 开场\n';

test('prints the outline, says what it took and what it left', async () => {
  await folder.write({ 'a.txt': CHAPTERS });
  const { code, out, err } = await folder.run('import', ['a.txt', ...VIDEO]);
  expect([code, out]).toEqual([0, LINE]);
  expect(err).toBe('a.txt:1 left (no time in it): Welcome\n1 taken, 1 left\n');
});

test('reads what is piped in', async () => {
  const { code, out } = await folder.run('import', VIDEO, { input: CHAPTERS });
  expect([code, out]).toEqual([0, LINE]);
});

test('joins two files', async () => {
  await folder.write({
    'en.srt': '1\n00:02:17,000 --> 00:02:18,000\nOpening of it\n',
    'zh.vtt': 'WEBVTT\n\n02:17.500 --> 02:18.000\n开场\n',
  });
  const { out } = await folder.run('import', ['--en', 'en.srt', '--zh', 'zh.vtt', ...VIDEO]);
  expect(out).toBe(LINE);
});

test('--out writes a file that is not there, and another only with --force', async () => {
  await folder.write({ 'a.txt': CHAPTERS, 'b.md': 'mine' });
  const args = ['a.txt', ...VIDEO, '--out'];
  const written = await folder.run('import', [...args, 'new/a.md']);
  expect([written.code, written.out]).toEqual([0, '']);
  expect(await folder.read('new/a.md')).toBe(LINE);
  const refused = await folder.run('import', [...args, 'b.md']);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('b.md is there already')]);
  expect(await folder.read('b.md')).toBe('mine');
  expect((await folder.run('import', [...args, 'b.md', '--force'])).code).toBe(0);
  expect(await folder.read('b.md')).toBe(LINE);
});

describe('misuse prints and writes nothing', () => {
  test.each([
    ['no video', ['a.txt'], '--video'],
    ['a video that is none', ['a.txt', '--video', 'https://youtu.be/x'], 'is not a video'],
    ['no moment', ['empty.txt', ...VIDEO], 'no moment in empty.txt'],
    ['what was looked for', ['empty.txt', ...VIDEO], 'Looked for lines with a time, such as 2:17 Opening'],
    ['what was looked for in a table', ['empty.csv', ...VIDEO], 'Looked for a table'],
    ['no file and nothing piped in', VIDEO, 'nothing is piped in'],
    ['a missing file', ['b.txt', ...VIDEO], 'no file b.txt'],
    ['a folder', ['.', ...VIDEO], 'a folder'],
    ['another encoding', ['gbk.txt', ...VIDEO], 'GB 18030'],
    ['two files', ['a.txt', 'a.txt', ...VIDEO], '--en and --zh'],
    ['a file beside --en', ['a.txt', '--en', 'a.txt', ...VIDEO], '--en and --zh'],
    ['no seconds', ['a.txt', '--every', 'x', ...VIDEO], 'no seconds'],
    ['an unknown kind', ['a.txt', '--from', 'tables', ...VIDEO], 'did you mean table?'],
    ['a folder to write', ['a.txt', ...VIDEO, '--out', 'd'], 'd is not a file'],
    ['a place that cannot be', ['a.txt', ...VIDEO, '--out', 'a.txt/b.md'], 'Cannot write'],
  ])('%s', async (_, args, said) => {
    await folder.write({
      'a.txt': CHAPTERS,
      'empty.txt': 'x\n',
      'empty.csv': 'a,b,c\n',
      'gbk.txt': Uint8Array.of(0xd6, 0xd0),
      'd/x': '',
    });
    const before = await folder.list();
    const { code, out, err } = await folder.run('import', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err).not.toContain('    at ');
    expect(await folder.list()).toEqual(before);
  });
});
