import { join } from 'node:path';
import { bundleOf, Subject } from '@course/subject';
import type { BenchPlace } from './bench-place.ts';
import { measure, type Spread } from './measure.ts';

/** How long a subject takes to start that was not started ahead, as in a class's grading. */
export interface SubjectStart {
  bundled: Spread;
  /** The packages are loaded file by file. */
  plain: Spread;
}

/** Measures the start of a subject; undefined when the exercise has no packages to bundle. */
export async function subjectStart(
  { exercise }: BenchPlace,
  times: number,
): Promise<SubjectStart | undefined> {
  const bundle = await bundleOf(exercise.folder);
  if (!bundle) return undefined;
  const options = {
    entry: join(exercise.folder, 'src', exercise.manifest.entry),
    home: exercise.folder,
  };
  const start = async (folder?: string): Promise<number> => {
    const started = performance.now();
    const subject = await Subject.start({ ...options, bundle: folder });
    const took = performance.now() - started;
    await subject.stop();
    return took;
  };
  return {
    bundled: await measure(times, async () => start(bundle)),
    plain: await measure(times, async () => start()),
  };
}
