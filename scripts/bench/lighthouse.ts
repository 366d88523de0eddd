import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// With what it brings, Lighthouse is a fifth of all packages, and only the bench of pages needs it.
const LIGHTHOUSE = 'lighthouse@13.5.0';
const folder = fileURLToPath(new URL(`../../node_modules/.cache/${LIGHTHOUSE}`, import.meta.url));

interface Audit {
  readonly score: number | null;
  readonly title: string;
  readonly displayValue?: string;
  readonly numericValue?: number;
  readonly details?: unknown;
}

interface Category {
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

/** What is used of the result of Lighthouse; its documentation calls it “LHR”. */
export interface Report {
  readonly audits: Readonly<Record<string, Audit>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly runtimeError?: { readonly message: string };
}

type Lighthouse = (
  url: string,
  options: { readonly port: number; readonly output: 'json'; readonly logLevel: 'error' },
) => Promise<{ readonly lhr: Report } | undefined>;

/** Lighthouse, which is installed outside of the project's packages if it is not there yet. */
export async function loadLighthouse(): Promise<Lighthouse> {
  const main = join(folder, 'node_modules/lighthouse/core/index.js');
  if (!existsSync(main)) {
    const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...options, LIGHTHOUSE], { stdio: 'inherit' });
  }
  return (await import(pathToFileURL(main).href)).default;
}
