import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An nginx of this machine: its program, and its list of content types. */
export interface Nginx {
  readonly program: string;
  readonly types: string;
}

const copy = fileURLToPath(new URL('../node_modules/.cache/nginx', import.meta.url));
/** Where packages put it, and the folder that their settings lie in. */
const PLACES = [
  ['/usr/sbin/nginx', '/etc/nginx'],
  ['/usr/local/sbin/nginx', '/usr/local/etc/nginx'],
  ['/opt/homebrew/bin/nginx', '/opt/homebrew/etc/nginx'],
  ['/usr/local/bin/nginx', '/usr/local/etc/nginx'],
  [join(copy, 'usr/sbin/nginx'), join(copy, 'etc/nginx')],
] as const;

const MISSING =
  'No nginx found, so how the site is served by it cannot be tested. Install it (Debian and Ubuntu: sudo apt-get install nginx-light; macOS: brew install nginx). ' +
  '没有找到 nginx，无法测试用它提供网站的效果。请先安装（Debian、Ubuntu：sudo apt-get install nginx-light；macOS：brew install nginx）。';

/** The nginx of this machine. Throws, and says what to do, if there is none. */
export function findNginx(): Nginx {
  const found = installedNginx();
  if (!found) throw new Error(MISSING);
  return found;
}

/**
 * Unpacks Debian's nginx below `node_modules/` if the machine has none. It is not installed, because then it would
 * begin to serve port 80 of a machine whose owner wanted to run tests. Where that fails, it says what to do, and the
 * tests that need it fail.
 */
export function ensureNginx(): void {
  if (installedNginx()) return;
  try {
    unpackDebians();
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    console.error(`${MISSING}\n${error instanceof Error ? error.message : error}`);
  }
}

function unpackDebians(): void {
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: copy, stdio: 'pipe' });
  mkdirSync(copy, { recursive: true });
  if (process.getuid?.() === 0) run('apt-get', 'update', '-qq');
  run('apt-get', 'download', '-qq', '-o', 'APT::Sandbox::User=', 'nginx', 'nginx-common');
  for (const archive of globSync('*.deb', { cwd: copy })) run('dpkg-deb', '-x', archive, '.');
  run(resolve(copy, 'usr/sbin/nginx'), '-v');
}

function installedNginx(): Nginx | undefined {
  const place = PLACES.find(([program]) => existsSync(program));
  return place && { program: place[0], types: join(place[1], 'mime.types') };
}
