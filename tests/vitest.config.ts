import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          // Properties take their time on a busy machine.
          testTimeout: 120_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{site,browser}/**'],
        },
      },
      {
        root,
        test: {
          name: 'site',
          include: ['tests/{site,browser}/**/*.test.ts'],
          globalSetup: ['tests/site/set-up.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One browser on a small machine: files take turns.
          fileParallelism: false,
        },
      },
    ],
  },
});
