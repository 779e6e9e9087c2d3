import type { Data } from 'ws';
import { z } from 'zod';

const Room = z.string().min(1).max(64);

const ClientMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('join'), room: Room }),
  z.object({ type: z.literal('leave'), room: Room }),
  z.object({ type: z.literal('say'), room: Room, text: z.string().min(1) }),
]);

/** What a member may ask for. */
export type ClientMessage = z.infer<typeof ClientMessage>;

/** What the server tells. */
export type ServerMessage =
  | { type: 'joined' | 'left'; room: string; member: string }
  | { type: 'said'; room: string; member: string; text: string }
  | { type: 'error'; message: string };

/** A message cannot be acted on; its sender is told why, and stays connected. */
export class MessageError extends Error {
  override readonly name = 'MessageError';
}

/**
 * Reads what came over a socket.
 *
 * @param data a string when it came as text; bytes when it came as binary, whatever they may spell
 * @throws MessageError
 */
export function readMessage(data: Data): ClientMessage {
  if (typeof data !== 'string') throw new MessageError('Messages are text, not binary.');
  const message = ClientMessage.safeParse(parseJson(data));
  if (!message.success) throw new MessageError(z.prettifyError(message.error));
  return message.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MessageError('This is not JSON.', { cause });
  }
}
