import type { Fixtures } from '@course/rubric';

type Program = Awaited<ReturnType<Fixtures<object>['program']['launch']>>;

/**
 * What comes first of a program that was launched.
 *
 * @returns its end, or its address when it listens although it should not
 */
export async function outcome(launched: Program): Promise<unknown> {
  return Promise.race([launched.ended, launched.listening()]);
}

/** How a program ends that cannot do its work. */
export const REFUSED = { code: 1, signal: null };
