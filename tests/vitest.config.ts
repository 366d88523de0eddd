import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Properties and processes take their time on a busy machine. */
const testTimeout = 120_000;

export default defineConfig({
  test: {
    // Vitest would leave one core of two idle.
    maxWorkers: 2,
    coverage: {
      include: ['src/notes/**/*.ts'],
      reporter: [['text', { skipFull: true }], 'text-summary'],
      // What is left is mostly what types demand and no text reaches; it must not grow.
      thresholds: { branches: 90 },
      reportsDirectory: 'node_modules/.cache/coverage',
    },
    projects: [
      {
        root,
        test: {
          name: 'unit',
          testTimeout,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{scripts,site,browser}/**'],
          setupFiles: ['tests/property-seed.ts'],
          // No file changes what another one sees, so one worker loads the sources for many.
          isolate: false,
        },
      },
      {
        root,
        // The commands, each in a process of its own.
        test: { name: 'commands', testTimeout, include: ['tests/scripts/**/*.test.ts'], isolate: false },
      },
      {
        root,
        test: {
          name: 'site',
          include: ['tests/{site,browser}/**/*.test.ts'],
          globalSetup: ['tests/site/set-up.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A scroll over hundreds of moments takes its time, and the machine may be busy.
          expect: { poll: { timeout: 10_000 } },
          // A browser on a machine that is busy elsewhere can lose a race of its own. What passed at its second try is
          // printed as retried; what fails twice fails.
          retry: 1,
          isolate: false,
        },
      },
    ],
  },
});
