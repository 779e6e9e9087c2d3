import { WebSocket } from 'ws';

/** Sends a message to those sockets that are still open. */
export function post(sockets: Iterable<WebSocket>, message: Record<string, string>): void {
  const text = JSON.stringify(message);
  for (const socket of sockets) {
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  }
}

type Members = Map<string, Set<WebSocket>>;

/** Rooms, the members in each, and the sockets of each member there. */
export class Rooms {
  readonly #rooms = new Map<string, Members>();

  has(socket: WebSocket, member: string, room: string): boolean {
    return this.#rooms.get(room)?.get(member)?.has(socket) ?? false;
  }

  join(socket: WebSocket, member: string, room: string): undefined {
    const members: Members = this.#rooms.get(room) ?? new Map();
    const sockets = members.get(member);
    this.#rooms.set(room, members.set(member, (sockets ?? new Set()).add(socket)));
    post(sockets ? [socket] : everybody(members), { type: 'joined', room, member });
  }

  leave(socket: WebSocket, member: string, room: string): undefined {
    const members: Members = this.#rooms.get(room) ?? new Map();
    const sockets = members.get(member);
    sockets?.delete(socket);
    if (sockets?.size === 0) members.delete(member);
    if (members.size === 0) this.#rooms.delete(room);
    const others = members.has(member) ? [] : everybody(members);
    post([socket, ...others], { type: 'left', room, member });
  }

  leaveAll(socket: WebSocket, member: string): void {
    for (const room of this.#rooms.keys()) {
      if (this.has(socket, member, room)) this.leave(socket, member, room);
    }
  }

  say(member: string, room: string, text: string): undefined {
    post(everybody(this.#rooms.get(room) ?? new Map()), { type: 'said', room, member, text });
  }
}

function everybody(members: Members): WebSocket[] {
  return [...members.values()].flatMap((sockets) => [...sockets]);
}
