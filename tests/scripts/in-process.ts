import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = new URL('../..', import.meta.url);

/** The start of a program for `start` that imports names of a module in `scripts/`. */
export function importing(names: string, script: string): string {
  return `import { ${names} } from ${JSON.stringify(new URL(`scripts/${script}`, root).href)};\n`;
}

/** A program of a few lines in a process of its own, which can be killed. */
export interface Started {
  readonly child: ChildProcess;
  /** Resolves when the program has printed a word, with all it has printed so far. */
  readonly says: (word: string) => Promise<string>;
  readonly ended: Promise<unknown>;
}

/** Starts a program; `args` are its `process.argv` from the second on. */
export function start(program: string, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, ...args], {
    cwd: fileURLToPath(root),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
  const ended = once(child, 'close');
  const says = async (word: string) => {
    while (!out.includes(word)) {
      if (child.exitCode !== null) throw new Error(`It ended after it said: ${out}`);
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
    return out;
  };
  return { child, says, ended };
}
