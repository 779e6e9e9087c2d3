// What programs need in order to run at all, by the names that the systems give them.
const KEPT = ['PATH', 'Path', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG'];

/** The same for everybody, and not UTC: code that mistakes local time for it is to be noticed everywhere. */
const TIME_ZONE = 'Europe/Helsinki';

/** Set for the program that is probed; the probe takes it away before that runs. */
export const PROBED = 'COURSE_PROBED';

/**
 * The environment of a subject: a short list of names and what a criterion adds. The judge's own
 * variables, among them addresses and passwords, stay with the judge.
 */
export function subjectEnvironment(added: Record<string, string> = {}): Record<string, string> {
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    NODE_ENV: 'test',
    TZ: TIME_ZONE,
    ...added,
  };
}
