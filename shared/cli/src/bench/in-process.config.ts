import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The same suites, with the student's code in vitest's own process. */
export default defineConfig({
  resolve: {
    alias: { '@course/rubric': fileURLToPath(new URL('in-process-rubric.ts', import.meta.url)) },
  },
  test: {
    include: ['test/*.test.ts'],
    reporters: [fileURLToPath(new URL('end-reporter.ts', import.meta.url))],
  },
});
