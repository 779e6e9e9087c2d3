import { defineConfig } from 'vitest/config';

/** A test starts real processes and databases, on machines of two cores as well. */
const TIMEOUT_MS = 30_000;

export default defineConfig({
  test: {
    // A test waits for processes more than it computes: a worker for each core keeps them busy.
    maxWorkers: '100%',
    projects: [
      {
        // A process of its own for each file: tests send signals and leave nothing to the next.
        test: {
          name: 'tools',
          include: ['shared/*/test/**/*.test.ts'],
          pool: 'forks',
          testTimeout: TIMEOUT_MS,
          hookTimeout: TIMEOUT_MS,
        },
      },
      {
        // For the editor's test panel; `course test` and `course check` judge them by themselves.
        test: {
          name: 'exercises',
          include: ['exercises/*/*/test/*.test.ts'],
          pool: 'forks',
          testTimeout: TIMEOUT_MS,
          hookTimeout: TIMEOUT_MS,
        },
      },
    ],
  },
});
