import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { replaceFolder } from '../../scripts/replace-folder.ts';
import { temporaryFolder } from './in-folder.ts';
import { importing, start } from './in-process.ts';

const folder = temporaryFolder();
/** How many files a site has; the process that makes it can be killed before each of them and after the last. */
const FILES = 9;
let site: string;

beforeEach(async () => {
  site = join(folder.path, 'site');
  await replaceFolder(site, (next) => fill(next, 'old'));
});

test('a folder is made anew beside the old one, of which nothing stays', async () => {
  await writeFile(join(site, 'stray'), 'x');
  await replaceFolder(site, async (next) => {
    expect(await wholeSite()).toBe('old');
    await fill(next, 'new');
  });
  expect(await wholeSite()).toBe('new');
  expect(await readdir(folder.path)).toEqual(['site']);
});

test('what fails leaves the old one, and nothing beside it', async () => {
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  const failing = replaceFolder(site, async (next) => {
    await writeFile(join(next, '0'), 'half');
    throw full;
  });
  await expect(failing).rejects.toBe(full);
  expect(await wholeSite()).toBe('old');
  expect(await readdir(folder.path)).toEqual(['site']);
});

test('a file is no folder that could be replaced', async () => {
  await rm(site, { recursive: true });
  await writeFile(site, 'precious');
  await expect(replaceFolder(site, (next) => fill(next, 'new'))).rejects.toThrow('ENOTDIR');
  expect(await readFile(site, 'utf8')).toBe('precious');
});

const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const;
const MOMENTS = Array.from({ length: FILES + 1 }, (_, at) => [SIGNALS[at % 3] ?? 'SIGKILL', at] as const);

test.each(MOMENTS)('%s after %i files leaves the old one', async (signal, at) => {
  const { child, says, ended } = start(
    `${importing('replaceFolder', 'replace-folder.ts')}
    import { writeFileSync } from 'node:fs';
    await replaceFolder(process.argv[1], async (next) => {
      for (let at = 0; at < ${at}; at++) writeFileSync(next + '/' + at, 'new');
      process.stdout.write('now');
      await new Promise((resolve) => process.stdin.on('end', resolve).resume());
    });`,
    site,
  );
  await says('now');
  child.kill(signal);
  await ended;
  expect(await wholeSite()).toBe('old');
  expect(await readdir(folder.path)).toEqual(['site', 'site.next']);
  await replaceFolder(site, (next) => fill(next, 'new'));
  expect(await wholeSite()).toBe('new');
  expect(await readdir(folder.path)).toEqual(['site']);
});

// The three renames that change places, and the end.
test.each([
  [0, 'old'],
  [1, 'old'],
  [2, 'new'],
  [3, 'new'],
])('a crash after %i renames is mended before anything else', async (renames, left) => {
  const { ended } = start(
    `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    ${importing('replaceFolder', 'replace-folder.ts')}
    await replaceFolder(process.argv[1], async (next) => {
      for (let at = 0; at < ${FILES}; at++) fs.writeFileSync(next + '/' + at, 'new');
      const { renameSync } = fs;
      let done = 0;
      const crash = () => process.kill(process.pid, 'SIGKILL');
      fs.renameSync = (from, to) => {
        if (done++ === ${renames}) crash();
        renameSync(from, to);
      };
      if (${renames} === 3) fs.promises.rm = crash;
      syncBuiltinESMExports();
    });`,
    site,
  );
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await readdir(folder.path)).not.toEqual(['site']);
  await expect(replaceFolder(site, () => Promise.reject(new Error('broken notes')))).rejects.toThrow(
    'broken',
  );
  expect(await wholeSite()).toBe(left);
  expect(await readdir(folder.path)).toEqual(['site']);
});

async function fill(dir: string, text: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (let at = 0; at < FILES; at++) await writeFile(join(dir, String(at)), text);
}

/** What all files of the site say; fails if they do not say the same, or not all are there. */
async function wholeSite(): Promise<string> {
  const names = (await readdir(site)).filter((name) => name !== 'stray');
  const texts = await Promise.all(names.map((name) => readFile(join(site, name), 'utf8')));
  expect(texts.length).toBe(FILES);
  expect(new Set(texts).size).toBe(1);
  return texts[0] ?? '';
}
