import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  read(name: string): Promise<string>;
  /** The names of all files, below folders too. */
  list(): Promise<readonly string[]>;
  /** Runs a command of `scripts/` in the folder, as a person would. */
  run(
    command: string,
    args: readonly string[],
    more?: { env?: Record<string, string>; input?: string | Uint8Array },
  ): Promise<Outcome>;
}

/** A temporary folder that is empty before each test of a file. */
export function temporaryFolder(): Folder {
  // Every test starts processes, and the machine may have others to run.
  vi.setConfig({ testTimeout: 60_000 });
  let path = '';
  beforeEach(async () => {
    if (path) await rm(path, { recursive: true });
    path = await mkdtemp(join(tmpdir(), 'notes-command-'));
  });
  afterAll(() => rm(path, { recursive: true }));
  return {
    get path() {
      return path;
    },
    async write(files) {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), text);
      }
    },
    read: (name) => readFile(join(path, name), 'utf8'),
    async list() {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return files.map((file) => join(file.parentPath, file.name).slice(path.length + 1)).sort();
    },
    run: (command, args, more) => runCommand(path, command, args, more),
  };
}

function runCommand(
  cwd: string,
  command: string,
  args: readonly string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string | Uint8Array } = {},
): Promise<Outcome> {
  const { CONTENT_DIR: _, ...clean } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts', `${command}.ts`), ...args], {
    cwd,
    env: {
      ...clean,
      // Halves the time a command takes to start.
      NODE_COMPILE_CACHE: join(tmpdir(), 'notes-compile-cache'),
      LANG: 'en_US.UTF-8',
      LC_ALL: '',
      CONTENT_DIR: join(cwd, 'content'),
      ...env,
    },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (err += part));
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
