import type { Result } from '../results/results.ts';
import type { Texts } from '../texts/texts.ts';

/** What is told of an exercise without verdicts: what the teacher decided, or else why there are none. */
export function stateText({ status, manual }: Result, texts: Texts): string {
  return manual ? texts.manual(manual.reason) : texts.status[status];
}
