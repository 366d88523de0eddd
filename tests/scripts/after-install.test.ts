import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url);

test.each(['20.20.2', '22.18.0'])('Node %s is said to be too old, in both languages', (version) => {
  const old = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(old)}`, 'scripts/after-install.mjs'],
    { cwd: fileURLToPath(root), encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^This project needs Node 22\.19 or later, .*\n本项目需要 Node 22\.19 或更新的版本，/,
  );
});

test('the Node that is asked for is the one that packages name', () => {
  const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  expect(engines.node).toBe('>=22.19');
});

test('npm can prove every package, and takes only those of the C library of the machine', () => {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
  const all = Object.entries<Record<string, unknown>>(packages).filter(([path]) => path !== '');
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  const musl = all.filter(([path]) => /linux.*musl/.test(path));
  expect(musl.filter(([, { libc }]) => String(libc) !== 'musl').map(([path]) => path)).toEqual([]);
});
