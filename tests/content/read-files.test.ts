import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readAll, readText } from '../../src/content/folder.ts';

test('of many files only some are open at a time, and what is read keeps their order', async () => {
  let open = 0;
  let most = 0;
  const files = Array.from({ length: 1000 }, (_, at) => at);
  const read = await readAll(files, async (file) => {
    most = Math.max(most, ++open);
    for (let turns = file % 3; turns > 0; turns--) await setImmediate();
    open--;
    return `read ${file}`;
  });
  expect(read).toEqual(files.map((file) => `read ${file}`));
  expect(most).toBeLessThanOrEqual(64);
});

test('a file that cannot be read stops the rest', async () => {
  const asked: number[] = [];
  const reading = readAll(
    Array.from({ length: 1000 }, (_, at) => at),
    async (file) => {
      asked.push(file);
      await setImmediate();
      if (file === 3) throw new Error('gone');
    },
  );
  await expect(reading).rejects.toThrow('gone');
  expect(asked.length).toBeLessThan(100);
});

test('a file that no string could hold is not read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'notes-large-'));
  const path = join(folder, 'a.md');
  await writeFile(path, 'a');
  expect(await readText(path)).toEqual({ text: 'a' });
  await truncate(path, 600_000_000);
  expect(await readText(path)).toEqual({ found: { en: 'larger than 256 MB', zh: '超过 256 MB 的文件' } });
  await rm(folder, { recursive: true });
});
