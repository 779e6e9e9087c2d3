import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase, TestModule, TestState, Vitest } from 'vitest/node';
import type { FailureKind } from '../failure.ts';
import { locate } from '../location.ts';
import type { TestRun, TestRunOptions } from '../requests.ts';
import { WarmPool } from '../warm-pool/index.ts';
import { HostFailure } from './errors.ts';
import { importFrom } from './import-from.ts';
import { stableName } from './stable-name.ts';
import { STANDSTILL, TestsThread } from './tests-thread.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Environment variables for the student's tests. */
    environment: Record<string, string>;
    /** Names of those that are left out. */
    without: string[];
    /** Whether the first that fails ends the run. */
    bail: boolean;
  }
}

const RUNNER = fileURLToPath(new URL('tests-runner.ts', import.meta.url));

type TestError = ReturnType<TestModule['errors']>[number];

/** How long one of the student's tests may take, whatever it asks for, in milliseconds. */
const TEST_TIMEOUT = 3000;

/** The student's own tests, with a vitest that stays ready to run them again. */
export class StudentTests {
  readonly #vitest: Vitest;

  private constructor(vitest: Vitest) {
    this.#vitest = vitest;
  }

  /** @param exercise absolute path of the exercise's folder, whose vitest is used */
  static async open(exercise: string): Promise<StudentTests> {
    // One process for all: it is what can be limited, and ended. What takes longest starts first.
    const pool = new WarmPool(() => new TestsThread({ exercise }));
    pool.prepare();
    const { createVitest } = (await importFrom(
      exercise,
      'vitest/node',
    )) as typeof import('vitest/node');
    const silent: Reporter = {};
    const vitest = await createVitest({
      root: exercise,
      config: false,
      watch: false,
      pool,
      runner: RUNNER,
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: TEST_TIMEOUT,
      hookTimeout: TEST_TIMEOUT,
      reporters: [silent],
      // What a test prints is output of this process, as everywhere.
      disableConsoleIntercept: true,
    });
    return new StudentTests(vitest);
  }

  /**
   * Runs the tests once.
   *
   * @param entry absolute path of the file with the tests
   * @throws HostFailure when the file cannot be run, or has no test
   */
  async run(
    entry: string,
    { env = {}, without = [], bail = false }: TestRunOptions,
  ): Promise<TestRun> {
    const project = this.#vitest.getRootProject();
    project.provide('environment', env);
    project.provide('without', without);
    project.provide('bail', bail);
    const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications([
      project.createSpecification(entry),
    ]);
    const folder = dirname(entry);
    const [late] = unhandledErrors;
    if (late) throw failureOf(kindOfLate(late), late, folder);
    const module = testModules[0];
    const [broken] = module?.errors() ?? [];
    if (!module || module.children.size === 0)
      throw failureOf(kindAtImport(broken), broken, folder);
    const inState = (state: TestState): TestCase[] => [...module.children.allTests(state)];
    const failures = [
      ...inState('failed').map((test) => asFailed(test.fullName, test.result().errors)),
      ...failedHooks(module),
    ];
    const known = (name: string): string => stableName(name, env);
    return {
      passed: inState('passed').map(({ fullName }) => known(fullName)),
      failed: failures.map(({ name, message }) => ({ name: known(name), message })),
      skipped: [...inState('skipped'), ...inState('pending')].map(({ fullName }) =>
        known(fullName),
      ),
    };
  }
}

/** What failed around the tests: of a file, or of a group in it. */
function failedHooks(module: TestModule): TestRun['failed'] {
  const groups = [...module.children.allSuites()].map(
    (suite) => [suite.fullName, suite.errors()] as const,
  );
  return [...groups, ['beforeAll or afterAll', module.errors()] as const]
    .filter(([, errors]) => errors.length > 0)
    .map(([name, errors]) => asFailed(name, errors));
}

function asFailed(
  name: string,
  errors: readonly TestError[] | undefined = [],
): TestRun['failed'][number] {
  return { name, message: inOurWords(stripVTControlCharacters(errors[0]?.message ?? '')) };
}

/** Vitest advises to ask for more time, and nobody gets more. */
function inOurWords(message: string): string {
  const [, what, waited] = /^(Test|Hook) timed out in (\d+)ms/.exec(message) ?? [];
  return what ? `This ${what.toLowerCase()} took longer than ${Number(waited) / 1000} s.` : message;
}

/** The file could not be run: vite could not read it, or it threw. */
function kindAtImport({ name = 'Error', message = '' }: Partial<Error> = {}): FailureKind {
  const unreadable = /SyntaxError|PARSE_ERROR|Transform failed/.test(`${name} ${message}`);
  return unreadable ? 'syntax-error' : 'threw-at-import';
}

/** What no test has caught: mostly an assertion in a promise that none awaits. */
function kindOfLate(thrown: unknown): FailureKind {
  const { message = '', cause } = thrown as Partial<TestError>;
  if (!message.startsWith('[vitest-pool]')) return 'unhandled-rejection';
  // The thread is gone.
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (code === STANDSTILL) return 'hung';
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'exited';
}

function failureOf(kind: FailureKind, thrown: unknown, folder: string): HostFailure {
  // The judge ended it: there is no error of the student's to tell.
  if (kind === 'hung') return new HostFailure(kind);
  const { name = 'Error', message = '', stack = '' } = thrown as Partial<Error>;
  const error = { name, message: stripVTControlCharacters(message), stack };
  const location = locate(stack, folder);
  return new HostFailure(kind, location ? { error, location } : { error });
}
