import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const sample = (name: string) =>
  readFileSync(new URL(`../notes/fixtures/subtitles/${name}`, import.meta.url));
const LESSON = '- Skip connections 跳跃连接 [0:18:27](https://youtu.be/9spwoDYwW_I?t=1107)\n';

test('files beside a lesson: each finding with its file and line, fixed where that is safe, then formatted', async () => {
  const course = 'content/courses/a';
  await folder.write({
    [`${course}/lesson-7.md`]: LESSON,
    [`${course}/lesson-7.en.srt`]: sample('33-pair.en.srt').toString().replace('2,000 -->', '2,000 ->'),
    [`${course}/lesson-7.zh.srt`]: sample('27-gbk.srt'),
    [`${course}/lesson-7.zh.50-60.srt`]: sample('29-truncated.srt'),
    [`${course}/lesson-8.sbv`]: sample('01-pair-en-zh.sbv'),
    [`${course}/lesson-7.big.sbv`]: new Uint8Array(16_000_001),
    'secret.sbv': '0:00:01.000,0:00:02.000\nsecret\n',
  });
  await symlink('../../../secret.sbv', `${folder.path}/${course}/lesson-7.link.sbv`);
  const found = async (...args: readonly string[]) => {
    const { code, out } = await folder.run('check', [...args, '--format', 'json']);
    expect(out).not.toContain('secret\\n');
    const rows: { path: string; line: number; code: string }[] = JSON.parse(out);
    return { code, rows: rows.map((one) => `${one.path.replace(`${course}/`, '')}:${one.line} ${one.code}`) };
  };
  const stay = [
    'lesson-7.big.sbv:1 subtitles-too-big',
    'lesson-7.link.sbv:1 outside-content',
    'lesson-7.zh.50-60.srt:6 subtitles-cut-off',
    'lesson-8.sbv:1 subtitles-no-lesson',
  ];
  const [mistyped, gbk] = ['lesson-7.en.srt:6 cue-time-syntax', 'lesson-7.zh.srt:1 subtitles-encoding'];
  const [big = '', link = '', ...rest] = stay;
  const first = await found();
  // The link is an error, as of any file that leads out of the content folder; subtitles themselves never are.
  expect(first.code).toBe(1);
  expect(first.rows.filter((row) => !row.includes('cue-twice'))).toEqual(
    [big, mistyped, link, gbk, ...rest].sort(byName),
  );
  expect((await found(`${course}/lesson-7.md`)).rows).toEqual([]);
  const fixed = await found(`${course}/lesson-7.en.srt`, '--fix');
  expect([fixed.code, fixed.rows]).toEqual([0, []]);
  const { code, out } = await folder.run('format', [
    `${course}/lesson-7.zh.srt`,
    `${course}/lesson-7.big.sbv`,
  ]);
  expect([code, out]).toEqual([0, `${course}/lesson-7.zh.srt\n`]);
  expect(await folder.read(`${course}/lesson-7.zh.srt`)).toBe(
    '1\n00:00:00,500 --> 00:00:02,000\nThe river bends twice\n河流转了两个弯\n\n',
  );
});

test('fold, shift, pair and to', async () => {
  await folder.write({
    'a.en.srt': sample('33-pair.en.srt'),
    'a.zh.srt': sample('33-pair.zh.srt').toString().replace('还有那座桥', '还有那座桥 (?)'),
    'late.zh.srt': sample('34-pair-shifted.zh.srt'),
  });
  const run = async (...args: readonly string[]) => {
    const { code, out, err } = await folder.run('subtitles', args);
    return { code, out, err };
  };
  const pair = await run('pair', 'a.zh.srt', 'a.en.srt');
  expect([pair.code, pair.out.split('\n').slice(0, 4)]).toEqual([
    0,
    ['0:00:00.500,0:00:02.000', 'The river bends', '河流转了两个弯', ''],
  ]);
  expect(await run('fold', 'a.en.srt', 'a.zh.srt', '--out', 'a.sbv')).toMatchObject({
    code: 0,
    err: 'a.sbv\n',
  });
  expect(await folder.read('a.sbv')).toBe(pair.out);
  const apart = await run('pair', 'a.en.srt', 'late.zh.srt');
  expect([apart.code, apart.out, apart.err]).toEqual([
    1,
    '',
    expect.stringContaining('shift -12000 late.zh.srt'),
  ]);
  const moved = await run('shift', '-12000', 'late.zh.srt', '--out', 'late.zh.srt', '--force');
  expect(moved.code).toBe(0);
  expect((await run('pair', 'a.en.srt', 'late.zh.srt')).code).toBe(0);
  const text = await run('to', 'txt', 'a.sbv', '--languages', 'zh');
  expect(text.out).toBe('河流转了两个弯\n然后才到磨坊\n');
});

test.each([
  [['bend', 'x.srt'], 'fold, shift, pair, to'],
  [['shift', '-99999', 'x.srt'], 'cannot be 99999 ms earlier'],
  [['fold', 'missing.srt'], 'no file missing.srt'],
])('%j is refused with a sentence', async (args, said) => {
  await folder.write({ 'x.srt': sample('33-pair.en.srt') });
  const { code, out, err } = await folder.run('subtitles', args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(said);
  expect(err).not.toContain('    at ');
});

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
