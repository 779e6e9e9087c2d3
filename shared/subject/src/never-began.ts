import type { End } from './end.ts';
import { SubjectFailure } from './failure.ts';

/**
 * The failure of a process that ended, or said nothing, before any of the student's code could run: the
 * sandbox or Node itself did not start. It is the machine's, and never a verdict on the code.
 *
 * @param output what the process has printed, such as bubblewrap's complaint
 * @param end how it ended; it has not when it says nothing
 */
export function neverBegan(output: string, end?: End): SubjectFailure {
  const how = end ? howItEnded(end) : 'did not begin in time';
  const said = output.trim() ? `: ${output.trim()}` : '';
  const message = `The process for the student's code ${how}${said}`;
  return new SubjectFailure('environment', { error: { name: 'SubjectNeverBegan', message } });
}

function howItEnded({ code, signal, fault }: End): string {
  if (fault) return `could not be started (${fault.message})`;
  return `ended at once (${signal ?? `exit code ${code}`})`;
}
