import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase, Vitest } from 'vitest/node';
import type { FailureKind } from '../failure.ts';
import { locate } from '../location.ts';
import type { TestRun } from '../requests.ts';
import { HostFailure } from './errors.ts';
import { importFrom } from './import-from.ts';

/** How long one of the student's tests may take, in milliseconds. */
const TEST_TIMEOUT = 1000;

/** The student's own tests, with a vitest that stays ready to run them again. */
export class StudentTests {
  readonly #vitest: Vitest;
  readonly #entry: string;

  private constructor(vitest: Vitest, entry: string) {
    this.#vitest = vitest;
    this.#entry = entry;
  }

  /**
   * @param exercise absolute path of the exercise's folder, whose vitest is used
   * @param entry absolute path of the file with the tests
   */
  static async open(exercise: string, entry: string): Promise<StudentTests> {
    const { createVitest } = (await importFrom(
      exercise,
      'vitest/node',
    )) as typeof import('vitest/node');
    const silent: Reporter = {};
    const vitest = await createVitest({
      root: exercise,
      config: false,
      watch: false,
      include: [entry],
      // One process for all: it is what can be limited, and ended.
      pool: 'threads',
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: TEST_TIMEOUT,
      hookTimeout: TEST_TIMEOUT,
      reporters: [silent],
      // What a test prints is output of this process, as everywhere.
      disableConsoleIntercept: true,
    });
    return new StudentTests(vitest, entry);
  }

  /**
   * Runs the tests once.
   *
   * @param env environment variables for them
   * @throws HostFailure when the file cannot be run, or has no test
   */
  async run(env: Record<string, string>): Promise<TestRun> {
    const project = this.#vitest.getRootProject();
    project.config.env = { ...project.config.env, ...env };
    const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications([
      project.createSpecification(this.#entry),
    ]);
    const [broken] = testModules.flatMap((module) => module.errors());
    if (broken) throw failureOf(kindOf(broken), broken, dirname(this.#entry));
    // An assertion in a promise that no test awaits fails when its test has passed.
    const [late] = unhandledErrors;
    if (late) throw failureOf('unhandled-rejection', late, dirname(this.#entry));
    const tests = testModules.flatMap((module) => [...module.children.allTests()]);
    return {
      passed: tests.filter((test) => test.result().state === 'passed').map(nameOf),
      failed: tests.filter((test) => test.result().state === 'failed').map(failedTest),
    };
  }
}

function nameOf({ fullName }: TestCase): string {
  return fullName;
}

function failedTest(test: TestCase): TestRun['failed'][number] {
  const message = test.result().errors?.[0]?.message ?? '';
  return { name: nameOf(test), message: stripVTControlCharacters(message) };
}

/** The file could not be run: vite could not read it, or it threw. */
function kindOf({ name = 'Error', message = '' }: Partial<Error>): FailureKind {
  const unreadable = /SyntaxError|PARSE_ERROR|Transform failed/.test(`${name} ${message}`);
  return unreadable ? 'syntax-error' : 'threw-at-import';
}

function failureOf(kind: FailureKind, thrown: unknown, folder: string): HostFailure {
  const { name = 'Error', message = '', stack = '' } = thrown as Partial<Error>;
  const error = { name, message: stripVTControlCharacters(message), stack };
  const location = locate(stack, folder);
  return new HostFailure(kind, location ? { error, location } : { error });
}
