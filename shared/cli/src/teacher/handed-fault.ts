import type { HandedError, HandedFault } from '@course/grader';
import type { Texts } from '../texts/texts.ts';

/** For each kind of fault, what is said of it. */
export type HandedFaultTexts = {
  [Kind in HandedFault['kind']]: (fault: Extract<HandedFault, { kind: Kind }>) => string;
};

/** Tells what is wrong with what was named as a class, and where. */
export function tellHandedFault({ file, line, fault }: HandedError, { teacher }: Texts): string {
  const place = line === undefined ? file : teacher.line(file, line);
  const tell: (fault: never) => string = teacher.handed[fault.kind];
  return `${place}: ${tell(fault as never)}`;
}
