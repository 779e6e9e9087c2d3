import { readExercise } from '@course/rubric/course';
import { toReport, type Report, type Verdict } from '@course/rubric/report';
import { expect, test } from 'vitest';
import { judgeFairly, NoVerdict, type JudgeFiles } from '../src/judging/judge-fairly.ts';

const exercise = readExercise('/nowhere/01-basics/01-task');

type Kind = NonNullable<Verdict['failure']>['kind'];

function verdict(id: string, kind?: Kind): Verdict {
  const passed = kind === undefined;
  return {
    id,
    role: 'criterion',
    hidden: false,
    bonus: false,
    passed,
    points: passed ? 1 : 0,
    max: 1,
    duration: 1,
    ...(kind && {
      failure: { kind, message: '', exchanges: [], messages: [], problems: [], output: '' },
    }),
  };
}

/** A judge who finds these things, one run after the other, and who notes what was asked. */
function judgeWho(...runs: Verdict[][]): { judge: JudgeFiles; asked: (string[] | undefined)[] } {
  const asked: (string[] | undefined)[] = [];
  const judge: JudgeFiles = async (_exercise, _files, { only, seed = '' }): Promise<Report> => {
    asked.push(only && [...only]);
    return toReport(exercise.id, seed, 1, runs[asked.length - 1] ?? []);
  };
  return { judge, asked };
}

test('what passes at once is judged once', async () => {
  const { judge, asked } = judgeWho([verdict('a'), verdict('b')]);
  const judged = await judgeFairly(judge, exercise, {}, 'seed');
  expect(judged).toMatchObject({ report: { reached: true, points: 2, seed: 'seed' }, flaky: [] });
  expect(asked).toEqual([undefined]);
});

test('what fails is tried twice more, alone', async () => {
  const fails = verdict('b', 'wrong-result');
  const { judge, asked } = judgeWho([verdict('a'), fails], [fails], [fails]);
  const judged = await judgeFairly(judge, exercise, {}, 'seed');
  expect(judged).toMatchObject({ report: { reached: false, points: 1 }, flaky: [] });
  expect(asked).toEqual([undefined, ['b'], ['b']]);
});

test('what then passes counts, and is told as flaky', async () => {
  const [b, c] = [verdict('b', 'hung'), verdict('c', 'wrong-status')];
  const { judge, asked } = judgeWho([verdict('a'), b, c], [verdict('b'), c], [verdict('c')]);
  const judged = await judgeFairly(judge, exercise, {}, 'seed');
  expect(judged).toMatchObject({ report: { reached: true, points: 3 }, flaky: ['b', 'c'] });
  expect(asked).toEqual([undefined, ['b', 'c'], ['c']]);
});

test('types that are wrong are wrong each time', async () => {
  const { judge, asked } = judgeWho([verdict('a'), verdict('type-checks', 'type-error')]);
  await judgeFairly(judge, exercise, {}, 'seed');
  expect(asked).toEqual([undefined]);
});

test('a fault of the machine is no verdict', async () => {
  const { judge } = judgeWho([verdict('a', 'environment')]);
  await expect(judgeFairly(judge, exercise, {}, 'seed')).rejects.toThrow(NoVerdict);
});
