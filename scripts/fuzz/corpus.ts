import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('corpus.json', import.meta.url));

/** Texts that once broke a target, by its name: each is tried again with every run. */
export type Corpus = Readonly<Record<string, readonly string[]>>;

export function readCorpus(): Corpus {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** Keeps a text for later runs. */
export async function keep(target: string, text: string): Promise<void> {
  const corpus = readCorpus();
  const kept = { ...corpus, [target]: [...new Set([...(corpus[target] ?? []), text])] };
  await writeFile(file, `${JSON.stringify(kept, null, 2)}\n`);
}
