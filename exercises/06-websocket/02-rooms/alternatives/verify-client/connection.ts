import type { WebSocket } from 'ws';
import { z } from 'zod';
import { ClientMessage } from './messages.ts';
import { post, type Rooms } from './rooms.ts';

/**
 * Serves one open socket until it closes.
 *
 * @param member who it belongs to, as their token says
 */
export function converse(socket: WebSocket, member: string, rooms: Rooms): void {
  /** @returns why it could not be done, if it could not */
  const obey = (text: string | undefined): string | undefined => {
    const { data: message, error } = ClientMessage.safeParse(text);
    if (error) return z.prettifyError(error);
    if (message.type === 'join') return rooms.join(socket, member, message.room);
    if (!rooms.has(socket, member, message.room)) return 'Join this room first.';
    if (message.type === 'say') return rooms.say(member, message.room, message.text);
    return rooms.leave(socket, member, message.room);
  };
  socket.on('message', (data, isBinary) => {
    // Text comes as a Buffer as well: only the flag tells.
    const text = Buffer.isBuffer(data) && !isBinary ? data.toString() : undefined;
    const complaint = obey(text);
    if (complaint !== undefined) post([socket], { type: 'error', message: complaint });
  });
  socket.on('close', () => rooms.leaveAll(socket, member));
  socket.on('error', () => socket.terminate());
}
