import { join } from 'node:path';
import { Judge } from '@course/rubric/judge';
import { onTestFinished } from 'vitest';
import { Cockpit } from '../../src/cockpit/cockpit.ts';
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
    async () => counted(await Judge.open(ROOT), judgings),
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
  const stopWatching = watchCode(course, (saved) => cockpit.saved(saved));
  onTestFinished(async () => {
    await stopWatching();
    await cockpit.close();
  });
  return {
    cockpit,
    context,
    exercise,
    seen,
    judgings,
    file: join(exercise.folder, 'src/double.ts'),
    state: async (wanted: (state: CockpitState) => boolean): Promise<CockpitState> =>
      wanted(cockpit.state)
        ? cockpit.state
        : new Promise((found) => waiting.push({ wanted, found })),
  };
}

/** A judge that counts how many judgings are asked of it at once. */
function counted(judge: Judge, judgings: { now: number; most: number }): Judge {
  const judgeOne = judge.judge.bind(judge);
  judge.judge = async (...asked) => {
    judgings.now += 1;
    judgings.most = Math.max(judgings.most, judgings.now);
    try {
      return await judgeOne(...asked);
    } finally {
      judgings.now -= 1;
    }
  };
  return judge;
}

/** All verdicts are there. */
export const judged = ({ judging, report }: CockpitState): boolean =>
  !judging && report !== undefined;

/** All verdicts are there, and good. */
export const reached = (state: CockpitState): boolean =>
  judged(state) && state.report?.reached === true;
