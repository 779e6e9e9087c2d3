import type { Failure } from '../report/report.ts';

/** Where Node shows the line that threw, above the stack of an error that nothing caught. */
const SHOWN_LINE = /(?:^|\n)\S+:\d+\n.*\n[ \t]*\^+\n\s*$/;

/**
 * What the code printed itself. The runtime's report of the error that ended the process is left out:
 * the failure tells that error already, and nobody wrote it.
 */
export function printedByCode({ output, error }: Pick<Failure, 'output' | 'error'>): string {
  // Up to the first frame, which no print of the error's message alone has.
  const [head] = /^[\s\S]*?\n[ \t]+at .*/.exec(error?.stack ?? '') ?? [];
  const at = head === undefined ? -1 : output.lastIndexOf(head);
  return at < 0 ? output : output.slice(0, at).replace(SHOWN_LINE, '\n');
}
