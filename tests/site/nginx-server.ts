import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Served } from '../../scripts/bench/serve.ts';
import { findNginx } from '../../scripts/nginx.ts';

/** The configuration that the README sends people to. */
export const configuration = readFileSync(
  fileURLToPath(new URL('../../serve/nginx.conf', import.meta.url)),
  'utf8',
);

/**
 * Serves what lies in `root` with nginx and our configuration, in which only the lines change that everybody has to
 * change. `edit` makes another host of it.
 */
export async function serveWithNginx(
  root: string,
  base = '',
  edit: (configuration: string) => string = (same) => same,
): Promise<Served> {
  const { program, types } = findNginx();
  const work = await mkdtemp(join(tmpdir(), 'notes-nginx-'));
  const port = await freePort();
  await mkdir(join(work, 'logs'));
  const site = [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['root /srv/notes;', `root ${root};`],
    ['set $base "";', `set $base "${base}";`],
  ].reduce((text, [line = '', ours = '']) => replaceOnce(text, line, ours), edit(configuration));
  await writeFile(join(work, 'site.conf'), site);
  await writeFile(join(work, 'nginx.conf'), mainConfiguration(work, types));
  const server = spawn(program, ['-p', work, '-c', join(work, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (text) => {
    said += text;
  });
  // A run that breaks off leaves no server behind.
  const stop = () => server.kill();
  process.once('exit', stop);
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const close = async () => {
    stop();
    process.off('exit', stop);
    await ended;
    await rm(work, { recursive: true });
  };
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url)))
    if (server.exitCode !== null) throw new Error(`nginx did not start with serve/nginx.conf: ${said}`);
  return { url: `${url}${base}`, close };
}

/** What a distribution has in its own file: one process, so that whoever runs the tests also reads the site. */
function mainConfiguration(work: string, types: string): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
master_process off;
pid ${work}/nginx.pid;
events {}
http {
  include ${types};
  default_type application/octet-stream;
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${work}/${kind};`).join('\n  ')}
  include ${work}/site.conf;
}
`;
}

function replaceOnce(text: string, line: string, ours: string): string {
  const parts = text.split(line);
  // The comments at the top name some of these lines; the last one is the one that counts.
  if (parts.length < 2) throw new Error(`serve/nginx.conf has no line “${line}”.`);
  const last = parts.pop() ?? '';
  return parts.join(line) + ours + last;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => new Promise((resolve) => setTimeout(() => resolve(false), 20)),
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
