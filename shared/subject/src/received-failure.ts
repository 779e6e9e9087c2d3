import { z } from 'zod';
import { DEPLOYMENT_FAILURES, FAILURE_KINDS, SubjectFailure } from './failure.ts';

/** A text that is too long is cut: the beginning says most. */
const Text = z.string().transform((text) => text.slice(0, 20_000));

/** What a subject cannot know: it would be its own judge. */
const FOUND_BY_THE_JUDGE = ['environment', ...DEPLOYMENT_FAILURES] as const;

/**
 * A failure as a subject tells it. It comes from a process that nobody trusts: what does not fit is
 * left out, so that a report made of it keeps its schema.
 */
const ReceivedFailure = z.object({
  kind: z.enum(FAILURE_KINDS).exclude(FOUND_BY_THE_JUDGE).catch('crashed'),
  details: z
    .object({
      error: z
        .object({
          name: Text,
          message: Text,
          code: Text.exactOptional(),
          stack: Text.exactOptional(),
        })
        .exactOptional(),
      location: z
        .object({ file: Text, line: z.int(), column: z.int().exactOptional() })
        .exactOptional(),
      exitCode: z.int().exactOptional(),
      name: Text.exactOptional(),
      found: z.array(Text).exactOptional(),
      actual: Text.exactOptional(),
    })
    .catch({}),
});

/** Makes a failure of what came over the pipe, whatever that is. */
export function receivedFailure(plain: unknown): SubjectFailure {
  const { success, data } = ReceivedFailure.safeParse(plain);
  return success ? new SubjectFailure(data.kind, data.details) : new SubjectFailure('crashed');
}
