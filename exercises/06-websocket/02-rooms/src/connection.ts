import type { WebSocket } from 'ws';
import type { Rooms } from './rooms.ts';

/**
 * Serves one open socket. For now whatever comes is sent back.
 *
 * @param member who it belongs to
 */
export function converse(socket: WebSocket, member: string, rooms: Rooms): void {
  socket.addEventListener('message', ({ data }) => {
    socket.send(data);
  });
}
