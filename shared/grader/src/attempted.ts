import type { CodeFiles } from '@course/rubric/course';
import { codeTokens } from './code/tokens.ts';

const CODE = /\.[cm]?[jt]s$/;

/**
 * Whether a student has written anything: what was handed in differs from the starter in more than
 * white space and comments. A new file is a difference when something is in it; one that was not
 * handed in says nothing, since the starter's takes its place.
 *
 * @param files what was handed in, by path in `src/`
 * @param starter what was given, by the same paths
 */
export function isAttempted(files: CodeFiles, starter: CodeFiles): boolean {
  return Object.entries(files).some(([path, own]) => {
    const given = starter[path] ?? '';
    return own !== given && comparable(path, own) !== comparable(path, given);
  });
}

/** What of a file counts, as text that is the same when it does. */
function comparable(path: string, source: string): string {
  if (!CODE.test(path)) return source.replaceAll(/\s+/g, '');
  return JSON.stringify(codeTokens(source).map(({ value }) => value));
}
