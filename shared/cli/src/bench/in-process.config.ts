import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const { BENCH_STUDENT: student = '' } = process.env;

/** The same suites, with the student's code in vitest's own process. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@course\/rubric$/, replacement: beside('in-process-rubric.ts') },
      { find: /^@bench\/student$/, replacement: student },
    ],
  },
  test: { include: ['test/*.test.ts'], reporters: [beside('end-reporter.ts')] },
});

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
