import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@course/rubric/judge';
import { expect, onTestFinished, test } from 'vitest';
import { Cockpit } from '../src/cockpit/cockpit.ts';
import { actionOf } from '../src/cockpit/keys.ts';
import type { CockpitState } from '../src/cockpit/state.ts';
import { watchCode } from '../src/cockpit/watch.ts';
import { makeContext } from '../src/context.ts';
import { ProgressStore } from '../src/progress/progress.ts';
import { courseWith, ROOT, SOUND_EXERCISE } from './support/exercise.ts';

/** A cockpit on an exercise of its own, with a real judge, and a way to wait for what it shows. */
function openCockpit() {
  const { course, exercise } = courseWith();
  const context = {
    ...makeContext(ROOT, 'en', { plain: true, trace: false }),
    course,
    root: course.root,
    progress: new ProgressStore(course.root),
  };
  const waiting: {
    wanted: (state: CockpitState) => boolean;
    found: (state: CockpitState) => void;
  }[] = [];
  const cockpit = new Cockpit(
    context,
    exercise,
    async () => Judge.open(ROOT),
    (state) => {
      for (const [index, { wanted, found }] of [...waiting.entries()].toReversed()) {
        if (!wanted(state)) continue;
        waiting.splice(index, 1);
        found(state);
      }
    },
  );
  const stopWatching = watchCode(course, (saved) => cockpit.saved(saved));
  onTestFinished(async () => {
    await stopWatching();
    await cockpit.close();
  });
  return {
    cockpit,
    exercise,
    file: join(exercise.folder, 'src/double.ts'),
    state: async (wanted: (state: CockpitState) => boolean): Promise<CockpitState> =>
      wanted(cockpit.state)
        ? cockpit.state
        : new Promise((found) => waiting.push({ wanted, found })),
  };
}

const judged = ({ judging, report }: CockpitState): boolean => !judging && report !== undefined;
const reached = (state: CockpitState): boolean => judged(state) && state.report?.reached === true;

test('it judges at once, and again at each save', { timeout: 30_000 }, async () => {
  const { cockpit, file, state } = openCockpit();
  cockpit.rerun();
  expect((await state(judged)).report).toMatchObject({ reached: false, points: 0 });
  writeFileSync(file, SOUND_EXERCISE['solution/double.ts'] ?? '');
  expect((await state(reached)).report).toMatchObject({ points: 3, max: 3 });
  writeFileSync(file, 'export const double = (n: number): number => n + 2;\n');
  expect((await state((now) => judged(now) && now.report?.reached === false)).report).toMatchObject(
    { points: 2 },
  );
});

test(
  'the solution opens when the exercise is reached, and not before',
  { timeout: 30_000 },
  async () => {
    const { cockpit, file, state } = openCockpit();
    cockpit.rerun();
    await state(judged);
    await cockpit.act('solution');
    expect(cockpit.state).toMatchObject({
      panel: 'verdicts',
      notice: expect.stringContaining('reached'),
    });
    writeFileSync(file, SOUND_EXERCISE['alternatives/sum/double.ts'] ?? '');
    await state(reached);
    await cockpit.act('solution');
    expect(cockpit.state.panel).toBe('solution');
  },
);

test('each press on h shows one hint more, and the last one stays', async () => {
  const { cockpit } = openCockpit();
  const shown: number[] = [];
  for (let press = 0; press < 3; press += 1) {
    await cockpit.act('hint');
    shown.push(cockpit.state.hintsShown);
  }
  expect(shown).toEqual([1, 2, 2]);
  await cockpit.act('back');
  expect(cockpit.state.panel).toBe('verdicts');
});

test('a reset asks first, and keeps a backup', { timeout: 30_000 }, async () => {
  const { cockpit, file, state } = openCockpit();
  writeFileSync(file, 'mine');
  await cockpit.act('confirm');
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await cockpit.act('reset');
  await cockpit.act('confirm');
  expect(readFileSync(file, 'utf8')).toBe(SOUND_EXERCISE['src/double.ts']);
  expect(cockpit.state.notice).toContain('backups');
  await state(judged);
});

test('keys that do nothing do nothing', () => {
  expect(actionOf({ name: 'z' })).toBeUndefined();
  expect(actionOf({ name: 'h', ctrl: true })).toBeUndefined();
  expect(actionOf({ name: 'c', ctrl: true })).toBe('quit');
});
