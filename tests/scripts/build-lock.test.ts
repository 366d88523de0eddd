import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alone } from '../../scripts/build-lock.ts';
import { temporaryFolder } from './in-folder.ts';
import { importing, start } from './in-process.ts';

const folder = temporaryFolder();
const lock = () => join(folder.path, 'build.lock');
const work = () => alone(lock(), async () => 'done', stuck);

const HOLDS = `${importing('alone', 'build-lock.ts')}
await alone(process.argv[1], async () => {
  process.stdout.write('holds');
  await new Promise((resolve) => process.stdin.on('end', resolve).resume());
}, () => process.stdout.write('waits'));`;

test('of some processes one is at work at a time, and all come to it', async () => {
  const program = `${importing('alone', 'build-lock.ts')}
  import { appendFileSync } from 'node:fs';
  const [, lock, log] = process.argv;
  await alone(lock, async () => {
    appendFileSync(log, '(');
    await new Promise((resolve) => setTimeout(resolve, 20));
    appendFileSync(log, ')');
  }, () => {});`;
  await folder.write({ log: '' });
  const all = Array.from({ length: 5 }, () => start(program, lock(), join(folder.path, 'log')));
  await Promise.all(all.map(({ ended }) => ended));
  expect(await folder.read('log')).toBe('()()()()()');
  expect(await readdir(folder.path)).toEqual(['log']);
});

test('who waits is told for which process, and begins when it ends', async () => {
  const first = start(HOLDS, lock());
  await first.says('holds');
  const told: number[] = [];
  const second = alone(
    lock(),
    async () => 'done',
    (pid) => {
      told.push(pid);
      first.child.stdin?.end();
    },
  );
  expect(await second).toBe('done');
  expect(told).toEqual([first.child.pid]);
  expect(await readdir(folder.path)).toEqual([]);
});

test('work that fails lets the next one begin', async () => {
  await expect(alone(lock(), () => Promise.reject(new Error('broken')), stuck)).rejects.toThrow('broken');
  expect(await work()).toBe('done');
});

test('neither a process that died at work nor one that died waiting is waited for', async () => {
  const first = start(HOLDS, lock());
  await first.says('holds');
  const second = start(HOLDS, lock());
  await second.says('waits');
  for (const { child, ended } of [second, first]) {
    child.kill('SIGKILL');
    await ended;
  }
  expect((await readdir(folder.path)).length).toBe(2);
  expect(await work()).toBe('done');
  expect(await readdir(folder.path)).toEqual([]);
});

test('of some processes that find a dead one, one takes its place', async () => {
  await mkdir(join(lock(), '0-0-dead'), { recursive: true });
  const held = [0, 1, 2].map(() => start(HOLDS, lock()));
  await Promise.race(held.map(({ says }) => says('holds')));
  await Promise.all(held.map(({ says }) => Promise.race([says('waits'), says('holds')])));
  expect((await readdir(lock())).length).toBe(1);
  for (const { child } of held) child.stdin?.end();
  await Promise.all(held.map(({ ended }) => ended));
  expect(await readdir(folder.path)).toEqual([]);
});

test('another process that was given the number of a dead one is not waited for', async () => {
  // Where the system does not tell when a process began, a number that nobody has.
  const name = existsSync('/proc/self/stat') ? `${process.pid}-1-x` : '0--x';
  await mkdir(lock());
  await writeFile(join(lock(), name), '');
  expect(await work()).toBe('done');
});

test('nor is a process whose parent never asks how it ended', async () => {
  const parent = start(
    `import { spawn } from 'node:child_process';
    const [, lock] = process.argv;
    const shell = spawn('sh', ['-c', '"$0" --input-type=module-typescript -e "$1" "$2" & exec sleep 600',
      process.execPath, ${JSON.stringify(HOLDS.replace("process.stdout.write('holds');", "process.kill(process.pid, 'SIGKILL');"))}, lock]);
    shell.on('close', () => process.exit());
    process.stdin.on('end', () => shell.kill()).resume();`,
    lock(),
  );
  await expect.poll(() => existsSync(lock()), { timeout: 10_000 }).toBe(true);
  expect(await work()).toBe('done');
  parent.child.stdin?.end();
  await parent.ended;
});

test('the file that an earlier version left there is taken away', async () => {
  await writeFile(lock(), '');
  expect(await work()).toBe('done');
  expect(await readdir(folder.path)).toEqual([]);
});

function stuck(pid: number): never {
  throw new Error(`Process ${pid} is waited for.`);
}
