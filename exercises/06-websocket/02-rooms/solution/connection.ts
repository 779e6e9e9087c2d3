import type { WebSocket } from 'ws';
import { MessageError, readMessage, type ClientMessage } from './messages.ts';
import type { Guest, Rooms } from './rooms.ts';

/**
 * Serves one open socket until it closes.
 *
 * @param member who it belongs to, as their token says
 */
export function converse(socket: WebSocket, member: string, rooms: Rooms): void {
  const guest: Guest = {
    member,
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
  };

  socket.addEventListener('message', ({ data }) => {
    try {
      act(readMessage(data), guest, rooms);
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      guest.send({ type: 'error', message: error.message });
    }
  });
  // It comes for every end: a goodbye, a cut connection, a broken or too large message.
  socket.addEventListener('close', () => rooms.leaveAll(guest));
  // ws closes the socket by itself; but an error that nobody listens for would end the process.
  socket.addEventListener('error', () => {});
}

function act(message: ClientMessage, guest: Guest, rooms: Rooms): void {
  switch (message.type) {
    case 'join':
      return rooms.join(guest, message.room);
    case 'leave':
      return rooms.leave(guest, message.room);
    case 'say':
      return rooms.say(guest, message.room, message.text);
  }
}
