import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const NOTES = '* the opening of it 开场 https://youtu.be/9spwoDYwW_I?t=0\n';
const CANONICAL = '- the opening of it 开场 [0:00:00](https://youtu.be/9spwoDYwW_I?t=0)\n';

describe('formats', () => {
  test.each([
    [
      ['--format', 'csv'],
      'time,end,en,zh,video\n0:00:00,,the opening of it,开场,https://youtu.be/9spwoDYwW_I\n',
    ],
    [['--format', 'vtt'], 'WEBVTT\n\n00:00:00.000 --> 00:00:10.000\nthe opening of it 开场\n'],
    [['--format', 'chapters', '--language', 'zh'], '0:00 开场\n'],
    [['--format', 'markdown'], CANONICAL],
  ])('%j', async (args, written) => {
    await folder.write({ 'a.md': NOTES });
    const { code, out } = await folder.run('export', ['a.md', ...args]);
    expect([code, out]).toEqual([0, written]);
  });

  test('json without a format, of a lesson named as on the site', async () => {
    await folder.write({ 'content/courses/a/lesson-1.md': NOTES });
    const { code, out } = await folder.run('export', ['a/lesson-1']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ video: '9spwoDYwW_I', moments: [{ id: 't=0', zh: '开场' }] });
  });

  test('the bare name of a lesson is answered with its name on the site', async () => {
    await folder.write({ 'content/courses/a/lesson-1.md': NOTES, 'content/courses/b/lesson-1.md': NOTES });
    const { code, out, err } = await folder.run('export', ['lesson-1']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('a/lesson-1 or b/lesson-1');
  });

  test('what YouTube would not take is said, not done', async () => {
    await folder.write({ 'a.md': NOTES });
    const { code, out, err } = await folder.run('export', ['a.md', '--format', 'chapters']);
    expect([code, out]).toEqual([0, '0:00 the opening of it 开场\n']);
    expect(err).toContain('3 chapters');
  });
});

test('--out tells the format, and replaces a file only with --force', async () => {
  await folder.write({ 'a.md': NOTES, 'b.md': 'mine' });
  await folder.run('export', ['a.md', '--out', 'c/a.csv']);
  expect(await folder.read('c/a.csv')).toMatch(/^time,/);
  const refused = await folder.run('export', ['a.md', '--out', 'b.md']);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('b.md is there already')]);
  expect(await folder.read('b.md')).toBe('mine');
  expect((await folder.run('export', ['a.md', '--out', 'b.md', '--force'])).code).toBe(0);
  expect(await folder.read('b.md')).toBe(CANONICAL);
});

describe('misuse prints nothing', () => {
  test.each([
    ['no lesson', [], 'which one lesson'],
    ['two lessons', ['a.md', 'a.md'], 'which one lesson'],
    ['a missing file', ['b.md'], 'no file b.md'],
    ['a missing lesson', ['a/lesson-9'], 'a/lesson-9'],
    ['a folder', ['.'], 'a folder'],
    ['a binary', ['x.md'], 'binary'],
    ['notes without a moment', ['empty.md'], 'no moment in empty.md'],
    ['an unknown format', ['a.md', '--format', 'cvs'], 'did you mean csv?'],
    ['an unknown flag', ['a.md', '--fromat', 'csv'], 'did you mean --format?'],
  ])('%s', async (_, args, said) => {
    await folder.write({ 'a.md': NOTES, 'x.md': Uint8Array.of(1, 0), 'empty.md': 'x\n' });
    const { code, out, err } = await folder.run('export', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err).not.toContain('    at ');
  });
});
