import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WarmPool } from '@course/subject/warm-pool';
import { createVitest, type TestModule, type TestRunResult, type Vitest } from 'vitest/node';
import type { Exercise } from '../course/course.ts';
import { criteriaOf, TYPE_GUARD, type CriterionInfo } from '../course/manifest.ts';
import { toReport, type Report, type Verdict } from '../report/report.ts';
import type { Target } from '../suite/target.ts';
import { Collector } from './collector.ts';
import type { Confinement } from './confinement.ts';
import { InOrder } from './in-order.ts';
import { typeOutcome, verdictOf, type Outcome } from './outcome.ts';
import { TypeChecker } from './type-checker.ts';
import { WorkerProcess } from './worker-process.ts';

/** The suites of an exercise, in the order in which they run. */
const SUITES = ['test/rubric.test.ts', 'test/hidden.test.ts'];

/** The suite itself is at fault, or could not be run: no verdict on the student's code. */
export class SuiteError extends Error {
  override readonly name = 'SuiteError';
}

/** What is judged, and how. */
export interface JudgeOptions {
  /** Absolute path of the folder with the code; the exercise's `src/` unless told. */
  code?: string;
  /** What random inputs are drawn from; drawn itself unless told. */
  seed?: string;
  /** The ids of the criteria to try again; the others, and the types, are left out of the report. */
  only?: readonly string[];
  /** The code is the course's own: an address that it names as deployed is one of the suite's trial. */
  trial?: boolean;
  /** Called as soon as a criterion has its verdict. */
  onVerdict?: (verdict: Verdict) => void;
}

/** What a judge is opened with. */
export interface JudgeSettings {
  /** A compiler that several judges use; whoever made it closes it. */
  types?: TypeChecker;
  /** What keeps the student's code in; none on the student's own machine. */
  confinement?: Confinement;
}

/**
 * Runs rubrics and reports. It never imports the student's code. One exercise is judged at a time, and
 * what is asked meanwhile waits; open several judges to use several cores.
 */
export class Judge {
  readonly #root: string;
  readonly #vitest: Vitest;
  readonly #pool: WarmPool<WorkerProcess>;
  readonly #types: TypeChecker;
  readonly #ownTypes: boolean;
  readonly #collector: Collector;
  readonly #confinement: Confinement | undefined;
  /** Settles when what was asked last has been judged. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    root: string,
    vitest: Vitest,
    pool: WarmPool<WorkerProcess>,
    types: { checker: TypeChecker; own: boolean },
    collector: Collector,
    confinement: Confinement | undefined,
  ) {
    this.#root = root;
    this.#vitest = vitest;
    this.#pool = pool;
    this.#types = types.checker;
    this.#ownTypes = types.own;
    this.#collector = collector;
    this.#confinement = confinement;
  }

  /**
   * Opens a judge.
   *
   * @param root absolute path of the repository
   */
  static async open(root: string, settings: JudgeSettings = {}): Promise<Judge> {
    const { types: shared, confinement } = settings;
    const pool = new WarmPool(() => new WorkerProcess(root, confinement));
    const collector = new Collector();
    const vitest = await withoutSignals(async () =>
      createVitest({
        root,
        config: false,
        watch: false,
        pool,
        // Within a run the suites share the worker, and the subject in it.
        isolate: false,
        fileParallelism: false,
        maxWorkers: 1,
        include: SUITES.map((suite) => `exercises/*/*/${suite}`),
        sequence: { sequencer: InOrder },
        reporters: [collector],
        // The rubric is loaded by Node itself, ahead of the run.
        server: { deps: { external: [/[\\/]shared[\\/](rubric|subject|database)[\\/]/] } },
      }),
    );
    const checker = shared ?? new TypeChecker(root, confinement?.compiler);
    const types = { checker, own: shared === undefined };
    return new Judge(root, vitest, pool, types, collector, confinement);
  }

  /** Starts ahead what judging this exercise will need. */
  prepare({ folder }: Exercise): void {
    this.#pool.prepare().tell({ errand: 'prepare', exercise: folder });
  }

  /**
   * Judges one exercise.
   *
   * @throws SuiteError
   */
  async judge(exercise: Exercise, options: JudgeOptions = {}): Promise<Report> {
    const judging = this.#turn.then(async () => this.#judgeNow(exercise, options));
    this.#turn = judging.catch(() => {});
    return judging;
  }

  /** Ends everything the judge started, a judging too; resolves when it is gone. */
  async close(): Promise<void> {
    // Vitest would wait for the end of a run, and so for code that never ends.
    await this.#pool.close();
    await Promise.all([this.#vitest.close(), this.#ownTypes && this.#types.close()]);
  }

  async #judgeNow(exercise: Exercise, options: JudgeOptions): Promise<Report> {
    const { code = join(exercise.folder, 'src'), seed = randomBytes(4).toString('hex') } = options;
    const { only } = options;
    const started = performance.now();
    const infos = criteriaOf(exercise.manifest).filter(({ id }) => only?.includes(id) ?? true);
    const toVerdict = (id: string, outcome: Outcome): Verdict =>
      verdictOf(infos.find((info) => info.id === id) as CriterionInfo, outcome);

    const target: Target = {
      root: this.#root,
      exercise: exercise.folder,
      code,
      run: randomUUID(),
      seed,
      ...(only && { only }),
      trial: options.trial ?? false,
      judged: true,
    };
    const types = only && !only.includes(TYPE_GUARD) ? undefined : this.#checkTypes(code);
    // Should the suite break first, nobody waits for the types any more.
    types?.catch(() => {});
    const outcomes = await this.#run(exercise, target, (id, outcome) => {
      options.onVerdict?.(toVerdict(id, outcome));
    });
    if (types) {
      outcomes.set(TYPE_GUARD, await types);
      options.onVerdict?.(toVerdict(TYPE_GUARD, await types));
    }

    // The next code to be judged lies where this code, while it runs, can read.
    if (this.#confinement) await this.#pool.rested();

    const missing = infos.filter(({ id }) => !outcomes.has(id)).map(({ id }) => id);
    if (missing.length > 0) {
      throw new SuiteError(
        `${exercise.id}: exercise.yaml lists ${missing.join(', ')}, but no suite in test/ tries it.`,
      );
    }
    const verdicts = infos.map((info) => verdictOf(info, outcomes.get(info.id) as Outcome));
    return toReport(exercise.id, seed, performance.now() - started, verdicts);
  }

  async #run(
    exercise: Exercise,
    target: Target,
    onOutcome: (id: string, outcome: Outcome) => void,
  ): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    this.#collector.onOutcome = (id, outcome) => {
      outcomes.set(id, outcome);
      onOutcome(id, outcome);
    };
    const project = this.#vitest.getRootProject();
    project.provide('target', target);
    const suites = SUITES.map((suite) => join(exercise.folder, suite)).filter((file) =>
      existsSync(file),
    );
    // Whoever has no network reaches a deployed address through a gateway, while one is judged.
    const gateway = exercise.manifest.lane === 'url' ? this.#confinement?.gateway : undefined;
    const run = async (): Promise<TestRunResult> =>
      this.#vitest.runTestSpecifications(suites.map((suite) => project.createSpecification(suite)));
    const { testModules, unhandledErrors } = await (gateway ? gateway.whileOpen(run) : run());
    const broken = [...testModules.flatMap((module) => brokenSuite(module)), ...unhandledErrors];
    if (broken.length > 0) {
      throw new SuiteError(
        [exercise.id, ...broken.map(describe), this.#pool.latest?.stderr].join('\n'),
      );
    }
    return outcomes;
  }

  async #checkTypes(code: string): Promise<Outcome> {
    const started = performance.now();
    const problems = await this.#types.check(code);
    return typeOutcome(problems, performance.now() - started);
  }
}

/** Vitest ends the process on a signal; here whoever opened the judge decides about that. */
async function withoutSignals<Value>(action: () => Promise<Value>): Promise<Value> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = new Set(signals.flatMap((signal) => process.listeners(signal)));
  const value = await action();
  for (const signal of signals) {
    const added = process.listeners(signal).filter((listener) => !before.has(listener));
    for (const listener of added) process.off(signal, listener);
  }
  return value;
}

function brokenSuite(module: TestModule): unknown[] {
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [...module.errors(), ...suites];
}

function describe(error: unknown): string {
  const { message, stack } = error as { message?: string; stack?: string };
  return stack ?? message ?? String(error);
}
