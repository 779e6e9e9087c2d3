import type { ManualError, ManualFault } from '@course/grader';
import type { Texts } from '../texts/texts.ts';

/** For each kind of fault, what is said of it. */
export type ManualFaultTexts = {
  [Kind in ManualFault['kind']]: (fault: Extract<ManualFault, { kind: Kind }>) => string;
};

/** Tells what is wrong with a teacher's decisions, a line for each fault. */
export function tellManualFaults({ file, faults }: ManualError, { teacher }: Texts): string {
  return faults
    .map(({ fault, line }) => {
      const place = line === undefined ? file : teacher.line(file, line);
      const tell: (one: never) => string = teacher.manual[fault.kind];
      return `${place}: ${tell(fault as never)}`;
    })
    .join('\n');
}
