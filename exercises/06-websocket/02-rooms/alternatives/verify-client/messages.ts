import { z } from 'zod';

const Json = z.string('Messages are text, not binary.').transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'This is not JSON.' });
    return z.NEVER;
  }
});

const room = z.string().min(1).max(64);

/** Text from a socket, and what it asks for. */
export const ClientMessage = Json.pipe(
  z.union([
    z.object({ type: z.enum(['join', 'leave']), room }),
    z.object({ type: z.literal('say'), room, text: z.string().min(1) }),
  ]),
);
