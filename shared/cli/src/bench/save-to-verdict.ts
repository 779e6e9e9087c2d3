import { Cockpit } from '../cockpit/cockpit.ts';
import { watchCode } from '../cockpit/watch.ts';
import type { CockpitState } from '../cockpit/state.ts';
import type { Context } from '../context.ts';
import type { BenchPlace } from './bench-place.ts';
import { measure, type Spread } from './measure.ts';

/** How long a person takes, at least, between two saves, in milliseconds. */
const BETWEEN_SAVES = 1000;

/** The cockpit, with all but its screen: from a save to the report of the saved code. */
export async function saveToVerdict(
  context: Context,
  place: BenchPlace,
  times: number,
): Promise<Spread> {
  const { Judge } = await import('@course/rubric/judge');
  const course = { ...context.course, exercises: [place.exercise] };
  let onReport: (state: CockpitState) => void = () => {};
  const nextReport = async (): Promise<void> =>
    new Promise((resolve, reject) => {
      onReport = ({ judging, report, trouble }) => {
        if (trouble) reject(new Error(trouble));
        if (judging || !report) return;
        if (report.reached) resolve();
        else reject(new Error(`The solution of ${report.exercise} is not reached.`));
      };
    });

  // A judgement that is under way already must not pass for the one of the next save.
  const cockpit = new Cockpit(
    { ...context, course },
    place.exercise,
    async () => Judge.open(context.root),
    (state) => onReport(state),
  );
  const watch = watchCode(course, () => cockpit.saved(place.exercise));
  try {
    const first = nextReport();
    cockpit.rerun();
    await Promise.all([first, watch.ready]);
    return await measure(times, async () => {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_SAVES));
      const report = nextReport();
      const started = performance.now();
      place.save();
      await report;
      return performance.now() - started;
    });
  } finally {
    await watch.stop();
    await cockpit.close();
  }
}
