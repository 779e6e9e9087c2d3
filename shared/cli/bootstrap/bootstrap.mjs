import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentFailure, Interrupted } from './failure.mjs';
import { languageOf } from './language.mjs';
import { runInForeground } from './run.mjs';
import { ready } from './ready.mjs';
import { withFoldersFirst } from './surroundings.mjs';
import { texts } from './texts.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
// Types are stripped by Node itself; that it calls this experimental is no news to a student.
const QUIET = '--disable-warning=ExperimentalWarning';
const ENTRY = fileURLToPath(new URL('enter.mjs', import.meta.url));
const ENVIRONMENT_FAILS = 3;

/**
 * Makes sure that everything is in place, then runs the course with the arguments. The argument
 * `setup` stops in between; `setup --update` may also change the lockfile.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code: the course's own, or 3 when the environment fails
 */
export async function bootstrap(args) {
  const say = texts[languageOf(args, process.env)];
  const onlySetUp = args[0] === 'setup';
  const update = onlySetUp && args.includes('--update');
  const { platform, arch, version, execPath } = process;
  const host = { platform, arch, version: version.slice(1), execPath };
  try {
    const known = update ? undefined : ready(ROOT, host);
    if (known !== undefined && onlySetUp) console.error(say.nothingToDo);
    const node = known ?? (await setUp({ root: ROOT, host, say, update }));
    return onlySetUp ? 0 : await runCourse(node, args);
  } catch (error) {
    if (error instanceof EnvironmentFailure) {
      console.error([error.message, error.details].filter(Boolean).join('\n\n'));
      return ENVIRONMENT_FAILS;
    }
    if (error instanceof Interrupted) {
      console.error(say.interrupted);
      return 128 + constants.signals[error.signal];
    }
    throw error;
  }
}

/**
 * Most runs set nothing up, so they do not load what does.
 *
 * @param {import('./setup.mjs').Setup} setup
 */
async function setUp(setup) {
  const steps = await import('./setup.mjs');
  return steps.setUp(setup);
}

/** @param {string} node @param {string[]} args */
function runCourse(node, args) {
  const folders = [dirname(node), join(ROOT, 'node_modules', '.bin')];
  return runInForeground([node, QUIET, ENTRY, ...args], withFoldersFirst(process.env, folders));
}
