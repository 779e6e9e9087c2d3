import { expect, test } from 'vitest';
import { benchRequest } from '../src/bench/bench-arguments.ts';

const IDS = ['01-async-basics/03-map-limit', '03-rest/01-crud'];

test.each([
  [[], { parts: ['saves', 'grading'], count: undefined, exercises: IDS }],
  [['grading'], { parts: ['grading'], count: undefined, exercises: IDS }],
  [['40'], { parts: ['saves', 'grading'], count: 40, exercises: IDS }],
  [['crud', '100', 'grading'], { parts: ['grading'], count: 100, exercises: ['03-rest/01-crud'] }],
])('%j is measured', (words, request) => {
  expect(benchRequest(words, IDS)).toEqual(request);
});

test.each([[['verdict']], [['grading', '0']], [['grading', '-3']], [['10', '20']], [['etag']]])(
  '%j means nothing',
  (words) => {
    expect(benchRequest(words, IDS)).toBeUndefined();
  },
);
