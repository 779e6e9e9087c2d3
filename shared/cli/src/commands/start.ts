import type { Exercise } from '@course/rubric/course';
import { Cockpit } from '../cockpit/cockpit.ts';
import { plainFront, terminalFront } from '../cockpit/terminal.ts';
import { watchCode } from '../cockpit/watch.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { reportLines } from '../screen/report-lines.ts';
import { judgeOnce } from './test.ts';

/**
 * The main job: the cockpit in a terminal; elsewhere the next exercise is judged once and shown.
 * Having shown a verdict it ends with 0, whatever the verdict is; `course test` tells them apart.
 *
 * @param name the exercise to begin with; the first that is not reached unless told
 */
export async function start(context: Context, name?: string): Promise<ExitCode> {
  const first = name ? context.exercise(name) : nextExercise(context);
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    const report = await judgeOnce(context, first);
    const begun = context.progress.of(first).attempted;
    context.print(...reportLines(first, report, context.look, { begun }));
    context.print('', context.look.style.quiet(context.texts.cockpit.noTerminal));
    return EXIT.REACHED;
  }
  await runCockpit(context, first);
  context.print(context.texts.cockpit.bye);
  return EXIT.REACHED;
}

async function runCockpit(context: Context, first: Exercise): Promise<void> {
  const plain = context.plain || process.env.TERM === 'dumb';
  const front = plain ? plainFront(context) : terminalFront(context);
  const openJudge = async () => (await import('@course/rubric/judge')).Judge.open(context.root);
  const cockpit = new Cockpit(context, first, openJudge, (state) => front.show(state));
  const watch = watchCode(context.course, (exercise) => cockpit.saved(exercise));
  cockpit.rerun();
  try {
    await front.attend(cockpit);
  } finally {
    front.close();
    await watch.stop();
    await cockpit.close();
  }
}

/** The first exercise that is not reached; the last one when all are. */
function nextExercise({ course, progress }: Context): Exercise {
  const open = course.exercises.find((exercise) => !progress.isReached(exercise));
  const exercise = open ?? course.exercises.at(-1);
  if (!exercise) throw new Error('The course has no exercises.');
  return exercise;
}
