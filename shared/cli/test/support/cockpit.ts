import { join } from 'node:path';
import { Judge } from '@course/rubric/judge';
import { afterAll, onTestFinished } from 'vitest';
import { Cockpit, type CockpitJudge } from '../../src/cockpit/cockpit.ts';
import type { CockpitState } from '../../src/cockpit/state.ts';
import { cockpitScreen } from '../../src/cockpit/view.ts';
import { watchCode } from '../../src/cockpit/watch.ts';
import { makeContext } from '../../src/context.ts';
import { ProgressStore } from '../../src/progress/progress.ts';
import { courseWith, ROOT } from './exercise.ts';

/**
 * A cockpit on an exercise of its own, with a real judge, and a way to wait for what it shows.
 *
 * @param course another one than that with a single exercise
 */
export function openCockpit({ course, exercise } = courseWith()) {
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
  const seen: CockpitState[] = [];
  const judgings = { now: 0, most: 0 };
  const cockpit = new Cockpit(
    context,
    exercise,
    async () => borrowJudge(judgings),
    (state) => {
      seen.push(state);
      // What cannot be drawn is an error here as it is on a terminal.
      cockpitScreen(state, context, { columns: 80, rows: 24 });
      for (const [index, { wanted, found }] of [...waiting.entries()].toReversed()) {
        if (!wanted(state)) continue;
        waiting.splice(index, 1);
        found(state);
      }
    },
  );
  const watch = watchCode(course, (saved) => cockpit.saved(saved));
  onTestFinished(async () => {
    await watch.stop();
    await cockpit.close();
  });
  return {
    cockpit,
    context,
    exercise,
    seen,
    judgings,
    file: join(exercise.folder, 'src/double.ts'),
    state: async (wanted: (state: CockpitState) => boolean): Promise<CockpitState> => {
      await watch.ready;
      if (wanted(cockpit.state)) return cockpit.state;
      return new Promise((found) => waiting.push({ wanted, found }));
    },
  };
}

let lent: Promise<Judge> | undefined;
afterAll(async () => (await lent)?.close());

/** The judge of all tests of a file, which counts how many judgings are asked of it at once. */
async function borrowJudge(judgings: { now: number; most: number }): Promise<CockpitJudge> {
  lent ??= Judge.open(ROOT);
  const judge = await lent;
  let failed = false;
  return {
    prepare: (exercise) => judge.prepare(exercise),
    async judge(...asked) {
      judgings.now += 1;
      judgings.most = Math.max(judgings.most, judgings.now);
      try {
        return await judge.judge(...asked);
      } catch (error) {
        failed = true;
        throw error;
      } finally {
        judgings.now -= 1;
      }
    },
    async close() {
      // The next one must not wait for what this one left unfinished, nor suffer from what it met.
      if (judgings.now === 0 && !failed) return;
      lent = undefined;
      await judge.close();
    },
  };
}

/** All verdicts are there. */
export const judged = ({ judging, report }: CockpitState): boolean =>
  !judging && report !== undefined;

/** All verdicts are there, and good. */
export const reached = (state: CockpitState): boolean =>
  judged(state) && state.report?.reached === true;
