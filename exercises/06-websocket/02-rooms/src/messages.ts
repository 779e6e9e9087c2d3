import type { Data } from 'ws';

/** What a member may ask for. */
export type ClientMessage =
  | { type: 'join' | 'leave'; room: string }
  | { type: 'say'; room: string; text: string };

/** What the server tells. */
export type ServerMessage =
  | { type: 'joined' | 'left'; room: string; member: string }
  | { type: 'said'; room: string; member: string; text: string }
  | { type: 'error'; message: string };

/**
 * Reads what came over a socket.
 *
 * @param data a string when it came as text; bytes when it came as binary, whatever they may spell
 */
export function readMessage(data: Data): ClientMessage {
  throw new Error('readMessage is not written yet');
}
