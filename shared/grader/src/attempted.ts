import type { CodeFiles } from '@course/rubric/course';

/** Whether the code differs from the starter, beyond white space. */
export function isAttempted(files: CodeFiles, starter: CodeFiles): boolean {
  const bare = (text = ''): string => text.replaceAll(/\s+/g, ' ').trim();
  return Object.entries(files).some(([name, text]) => bare(text) !== bare(starter[name]));
}
