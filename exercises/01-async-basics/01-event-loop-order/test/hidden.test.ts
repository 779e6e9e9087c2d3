import { expect, rubric } from '@course/rubric';
import type { Step } from '../src/predict.ts';
import { everyQueue, everyRule, withoutTimers, withTimers } from './random-program.ts';
import { runInNode } from './run-in-node.ts';

type Subject = typeof import('../src/predict.ts');

/** How deep programs are nested: the short ones first, so that a failure shows a short one. */
const LEVELS = [2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5];

const criterion = rubric<Subject>();

const predictions = ({ predict }: Subject, _tools: unknown, programs: Step[][]) =>
  programs.map((program) => predict(program));

/** What Node prints. The programs run at the same time, and each keeps its own order. */
const truth = async (programs: Step[][]) =>
  Promise.all(programs.map(async (program) => runInNode(program)));

/** Lines as one text with their program, which the learner has not seen. */
const told = (lines: unknown, program: Step[] | undefined): string =>
  `${JSON.stringify(lines)} for the program ${JSON.stringify(program)}`;

criterion('any-queues', async ({ evaluate, random }) => {
  const drawn = LEVELS.map((levels) => withoutTimers(random, levels));
  const programs = [...drawn, everyQueue(random)];
  const seen = await evaluate(predictions, programs);
  for (const [index, lines] of (await truth(programs)).entries()) {
    expect(told(seen[index], programs[index])).toBe(told(lines, programs[index]));
  }
});

criterion('any-program', async ({ evaluate, random }) => {
  const drawn = LEVELS.map((levels) => withTimers(random, levels));
  const programs = [...drawn, everyRule(random)];
  const seen = await evaluate(predictions, programs);
  for (const [index, lines] of (await truth(programs)).entries()) {
    expect(told(seen[index], programs[index])).toBe(told(lines, programs[index]));
  }
});
