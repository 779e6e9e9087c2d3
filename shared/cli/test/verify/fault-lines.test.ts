import { expect, test } from 'vitest';
import { faultLines } from '../../src/verify/fault-lines.ts';

test('every fault of a check is a line behind its exercise', () => {
  const report = {
    version: 1,
    passed: 1,
    failed: 2,
    exercises: [
      { exercise: '03-rest/01-crud', files: ['no README.md'], proofs: [{ faults: [] }] },
      {
        exercise: '05-graphql/02-transport',
        files: [],
        proofs: [{ faults: ['starter: 20 points'] }],
      },
    ],
  };
  expect(faultLines(JSON.stringify(report))).toEqual([
    '03-rest/01-crud: no README.md',
    '05-graphql/02-transport: starter: 20 points',
  ]);
});

test('what is no report has no faults to tell', () => {
  expect(faultLines('Segmentation fault')).toEqual([]);
});
