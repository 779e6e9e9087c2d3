import {
  readAnswers,
  readStarter,
  type CodeFiles,
  type Course,
  type Exercise,
} from '@course/rubric/course';
import { isAttempted } from './attempted.ts';
import { collect } from './collect/collect.ts';
import type { Handed, Submission } from './collect/submission.ts';
import type { Crew } from './judging/crew.ts';
import { judgeClass, type Progress } from './judging/judge-class.ts';
import type { Judged } from './judging/judged.ts';
import type { WorkMaker, Work } from './judging/work.ts';
import type { Decision } from './manual.ts';
import { openOffice } from './office.ts';
import { resultsOf, type Findings } from './results/results-of.ts';
import type { Results } from './results/results.ts';
import { similarPairs, type SubmittedCode } from './similarity/similar-pairs.ts';

/** How a class is graded. */
export interface GradeOptions {
  course: Course;
  /** The exercises that count; all of the course unless told. */
  exercises?: readonly Exercise[] | undefined;
  handed: readonly Handed[];
  decisions: readonly Decision[];
  /** How many judgings at a time on this machine; 0 leaves it all to other workers. */
  jobs: number;
  /** Whether code runs in a sandbox. Without one, nothing keeps it from forging its verdict. */
  confined: boolean;
  /** What random inputs are drawn from; the store's own unless told. */
  seed?: string | undefined;
  /** Judge again what is known. */
  fresh: boolean;
  /** A database for what was found, which workers on other machines can reach too. */
  databaseUrl?: string | undefined;
  onProgress: (progress: Progress) => void;
  /** Aborted to stop: what was begun is finished, and what was found stays. */
  signal?: AbortSignal;
}

/**
 * Grades a class: collects what was handed in, has it judged, and adds up. Running it again goes on
 * where it was.
 *
 * @throws SandboxUnavailable, DatabaseUnavailable or StoreError when grading itself cannot go on; the
 *   signal's reason when it was stopped
 */
export async function gradeClass(options: GradeOptions): Promise<Results> {
  const { course, confined, decisions, fresh, onProgress, jobs } = options;
  const part = { ...course, exercises: [...(options.exercises ?? course.exercises)] };
  const submissions = await collect(options.handed, course, part.exercises, options.signal);
  const office = await openOffice(course, options);
  try {
    const { edition, store, queue } = office;
    const seed = options.seed ?? (await store.seed());
    await store.announceEdition(edition);
    const plan = planOf(submissions, part, office.workMaker(seed));
    const crew = office.hire(jobs);
    const judged = await whileWorking(crew, options.signal, async (signal) =>
      judgeClass(store, queue, { ...plan, fresh, onProgress, signal }),
    );
    const findings = findingsOf(plan, judged);
    const sandbox = confined ? 'bubblewrap' : 'none';
    const similar = similarPairs(attemptsOf(plan), knownAnswers(part));
    return resultsOf({
      course: part,
      edition,
      seed,
      sandbox,
      submissions,
      findings,
      decisions,
      similar,
    });
  } finally {
    await office.close();
  }
}

/** What is to be judged for whom. */
interface Plan {
  work: Work[];
  code: Map<string, CodeFiles>;
  bySubmission: Map<Submission, Map<string, Work>>;
}

/** Code that is the starter's own needs no judge: the rubric's proofs say what it is worth. */
function planOf(submissions: readonly Submission[], course: Course, maker: WorkMaker): Plan {
  const plan: Plan = { work: [], code: new Map(), bySubmission: new Map() };
  for (const submission of submissions) plan.bySubmission.set(submission, new Map());
  // Exercise by exercise: a judge is quicker with one that it has just judged.
  for (const exercise of course.exercises) {
    const starter = readStarter(exercise);
    for (const [submission, own] of plan.bySubmission) {
      const files = submission.code.get(exercise.id);
      if (!files || !isAttempted(files, starter)) continue;
      // Where nothing was handed in, the starter stands.
      const whole = { ...starter, ...files };
      const work = maker.of(exercise, whole);
      plan.work.push(work);
      plan.code.set(work.code, whole);
      own.set(exercise.id, work);
    }
  }
  return plan;
}

/** What students wrote, for comparing it. */
function attemptsOf({ bySubmission }: Plan): SubmittedCode[] {
  return [...bySubmission].flatMap(([{ student, code }, works]) =>
    [...works.keys()].map((exercise) => ({
      student: student.id,
      exercise,
      files: code.get(exercise) ?? {},
    })),
  );
}

/** What stands in everybody's code without having been copied from a neighbour. */
function knownAnswers({ exercises }: Course): Map<string, CodeFiles[]> {
  return new Map(exercises.map((one) => [one.id, [readStarter(one), ...readAnswers(one)]]));
}

function findingsOf(
  { bySubmission }: Plan,
  judged: ReadonlyMap<string, Judged>,
): Map<Submission, Findings> {
  return new Map(
    [...bySubmission].map(([submission, works]) => {
      const own = [...works].map(([exercise, { key, code }]) => {
        const finding = judged.get(key) ?? {
          problem: 'What was found of it is in the store no more.',
        };
        return [exercise, { judged: finding, code }] as const;
      });
      return [submission, new Map(own)];
    }),
  );
}

/** Waits for an outcome while a crew works for it; a crew that cannot go on ends the wait. */
async function whileWorking<Value>(
  crew: Crew,
  stop: AbortSignal | undefined,
  wait: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  // Once it is stopped, no work is begun.
  stop?.throwIfAborted();
  const broken = new AbortController();
  const signal = stop ? AbortSignal.any([stop, broken.signal]) : broken.signal;
  const working = crew.work();
  working.catch((error: unknown) => broken.abort(error));
  try {
    return await wait(signal);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error;
  } finally {
    crew.stop();
    // What it failed of was told above.
    await working.catch(() => {});
  }
}
