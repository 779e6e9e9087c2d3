import type { Result } from '../results/results.ts';
import type { Texts } from '../texts/texts.ts';

/** What is told of an exercise without verdicts: what the teacher decided, or else why there are none. */
export function stateText({ status, manual, unreached }: Result, texts: Texts): string {
  if (manual) return texts.manual(manual.reason);
  // What the system said of it is for the teacher: it may name places on their machine.
  return unreached ? texts.notFetched(texts.unreached[unreached.reason]) : texts.status[status];
}
