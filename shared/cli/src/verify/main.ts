import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { editionOf } from '../edition.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { runSteps } from './run-steps.ts';
import { stepsOf, type Step } from './steps.ts';
import { sum } from './tally.ts';

/** Where whole lines go. */
export interface Screen {
  print: (text: string) => void;
  complain: (text: string) => void;
}

const TERMINAL: Screen = {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
};

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const STEPS = stepsOf(editionOf(ROOT));

/**
 * `course verify`, which `npm test` runs: everything that must hold of the course and its tools.
 * The last line is `N passed, N failed`, counting tests, checks and proofs.
 *
 * @param args what stands after `verify`
 * @returns the exit code: 0 only when nothing failed
 */
export async function verify(args: string[], screen: Screen = TERMINAL): Promise<ExitCode> {
  const asked = read(args);
  if (typeof asked === 'string') {
    screen.complain(asked);
    return EXIT.USAGE;
  }
  if (asked.help) {
    screen.print(usage());
    return EXIT.REACHED;
  }
  const stop = new AbortController();
  const end = (): void => stop.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  const compiled = await mkdtemp(join(tmpdir(), 'course-compiled-'));
  try {
    const surroundings = { root: ROOT, compiled, signal: stop.signal };
    const results = await runSteps(asked.steps, surroundings, screen.print);
    const { passed, failed } = sum(results);
    screen.print(`${passed} passed, ${failed} failed`);
    return failed === 0 ? EXIT.REACHED : EXIT.NOT_REACHED;
  } finally {
    await rm(compiled, { recursive: true, force: true });
  }
}

/** What was asked for, or why it cannot be. */
function read(args: string[]): { help: boolean; steps: Step[] } | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        only: { type: 'string', multiple: true, default: [] },
        lang: { type: 'string' },
      },
    });
    const unknown = values.only.filter((name) => !STEPS.some((step) => step.name === name));
    if (unknown.length > 0) return `There is no step ${unknown.join(', ')}.\n\n${usage()}`;
    const wanted = (step: Step): boolean =>
      values.only.length === 0 || values.only.includes(step.name);
    return { help: values.help, steps: STEPS.filter(wanted) };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage()}`;
  }
}

function usage(): string {
  return [
    'Usage: npm test [-- --only <step> …]',
    '',
    ...STEPS.map(({ name, title }) => `  ${name.padEnd(7)}  ${title}`),
  ].join('\n');
}
