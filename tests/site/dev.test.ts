import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = 20_000 + (process.pid % 20_000);
let content: string;
let server: ChildProcess;
let output = '';

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'notes-dev-'));
  await mkdir(join(content, 'courses/a'), { recursive: true });
  await note('one', '- first point 第一点 [0:10](https://youtu.be/9spwoDYwW_I?t=10)');
  // Under Vitest's own variable Astro would serve nothing.
  const { VITEST: _vitest, ...own } = process.env;
  const env = {
    ...own,
    CONTENT_DIR: content,
    NODE_ENV: 'development',
    NO_COLOR: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  server = spawn('astro', ['dev', '--port', String(port)], { cwd: root, env });
  server.stdout?.on('data', (data) => (output += data));
  server.stderr?.on('data', (data) => (output += data));
  await shows('one', 'first point');
});

afterAll(async () => {
  server.kill();
  await rm(content, { recursive: true });
});

test('while editing, a page follows its file, and survives a fault with a message', async () => {
  await note('one', '- changed point 改过的一点 [0:10](https://youtu.be/9spwoDYwW_I?t=10)');
  await shows('one', 'changed point');

  await note(
    'one',
    '---\nsumary: x\n---\n- broken point 坏了的一点 [0:10](https://youtu.be/9spwoDYwW_I?t=10)',
  );
  await vi.waitFor(() => expect(output).toContain('a/one.md:2:1 front-matter-unknown-key'), 20_000);
  expect(await page('one')).toContain('changed point');

  await note('one', '- fixed point 修好的一点 [0:10](https://youtu.be/9spwoDYwW_I?t=10)');
  await shows('one', 'fixed point');

  await note('two', '- second lesson 第二课 [0:20](https://youtu.be/9spwoDYwW_I?t=20)');
  await shows('two', 'second lesson');

  await rm(join(content, 'courses/a/two.md'));
  await vi.waitFor(async () => expect((await fetch(address('two'))).status).toBe(404), 20_000);
});

function note(name: string, text: string): Promise<void> {
  return writeFile(join(content, `courses/a/${name}.md`), `${text}\n`);
}

function address(name: string): string {
  return `http://localhost:${port}/a/${name}/`;
}

async function page(name: string): Promise<string> {
  return (await fetch(address(name))).text();
}

function shows(name: string, words: string): Promise<void> {
  return vi.waitFor(async () => expect(await page(name)).toContain(words), {
    timeout: 30_000,
    interval: 250,
  });
}
