import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { ensureNginx } from './nginx.ts';

/** What Vitest counted. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Runs every test, in a real browser and behind a real nginx too, which it finds or installs. `args` go to Vitest. */
export function runTests(args: readonly string[] = []): Count {
  ensureBrowser();
  ensureNginx();
  const folder = mkdtempSync(join(tmpdir(), 'notes-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    // Of some tests alone, the branches that none takes say nothing.
    const coverage = args.length === 0 ? ['--coverage'] : [];
    const { status } = spawnSync(
      'vitest',
      ['run', '--config', 'tests/vitest.config.ts', ...reporters, ...coverage, ...args],
      { stdio: 'inherit' },
    );
    return readCount(report, status ?? 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A run that failed outside of any test, in set-up for one, counts as one failure; so does one that wrote no report. */
function readCount(report: string, status: number): Count {
  if (!existsSync(report)) {
    console.error('The test runner ended before it wrote its report; what it said is above.');
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

if (import.meta.main) {
  const { passed, failed } = runTests(process.argv.slice(2));
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
