import type { TestSequencer, TestSpecification } from 'vitest/node';

/** Suites run in the order in which they are given: vitest's own order depends on earlier runs. */
export class InOrder implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}
