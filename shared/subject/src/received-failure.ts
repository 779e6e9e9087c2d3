import { z } from 'zod';
import { FAILURE_KINDS, SubjectFailure } from './failure.ts';

const Text = z.string().max(20_000);

/**
 * A failure as a subject tells it. It comes from a process that nobody trusts: what does not fit is
 * left out, so that a report made of it keeps its schema.
 */
const ReceivedFailure = z.object({
  kind: z.enum(FAILURE_KINDS).catch('crashed'),
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
