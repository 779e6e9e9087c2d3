import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchPlace } from './bench-place.ts';
import { END } from './end-reporter.ts';
import { measure, type Spread } from './measure.ts';

const CONFIG = fileURLToPath(new URL('in-process.config.ts', import.meta.url));

/** `vitest run` of the in-process suite: from the start of the command to its end. */
export async function coldRun(root: string, place: BenchPlace, times: number): Promise<Spread> {
  return measure(times, async () => {
    const started = performance.now();
    await runOnce(root, place);
    return performance.now() - started;
  });
}

/** One `vitest run` of the in-process suite, in which all tests must pass. */
export async function runOnce(root: string, place: BenchPlace): Promise<void> {
  const vitest = startVitest(root, place, 'run');
  await ended(vitest);
  await once(vitest, 'exit');
}

/** `vitest --watch` of the in-process suite: from a save to the end of the run it causes. */
export async function watchRun(root: string, place: BenchPlace, times: number): Promise<Spread> {
  const vitest = startVitest(root, place, 'watch');
  try {
    await ended(vitest);
    return await measure(times, async () => {
      const started = performance.now();
      const run = ended(vitest);
      place.save();
      await run;
      return performance.now() - started;
    });
  } finally {
    vitest.kill('SIGKILL');
    await once(vitest, 'exit');
  }
}

function startVitest(root: string, { exercise }: BenchPlace, mode: 'run' | 'watch'): ChildProcess {
  const { folder, manifest } = exercise;
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return spawn(process.execPath, [vitest, mode, '--root', folder, '--config', CONFIG], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      // Vitest does not watch where CI is set.
      CI: '',
      BENCH_ROOT: root,
      BENCH_STUDENT: join(folder, 'src', manifest.entry),
      ...(manifest.database && { BENCH_SCHEMA: join(folder, manifest.database) }),
    },
  });
}

/** Waits for the reporter's line, and for all tests to have passed. */
async function ended({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const onEnd = (): void => reject(new Error('vitest ended before its run did.'));
    stdout?.once('end', onEnd);
    const read = (chunk: Buffer): void => {
      const [, passed, all] = new RegExp(`${END} (\\d+)/(\\d+)`).exec(String(chunk)) ?? [];
      if (passed === undefined) return;
      stdout?.off('data', read).off('end', onEnd);
      if (passed === all && all !== '0') resolve();
      else reject(new Error(`Only ${passed} of ${all} tests passed in the run to compare with.`));
    };
    stdout?.on('data', read);
  });
}
