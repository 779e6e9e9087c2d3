import type { ServerMessage } from './messages.ts';

/** One connection of a member: whoever has two tabs open is two guests. */
export interface Guest {
  readonly member: string;
  send(message: ServerMessage): void;
}

/** Who is in which room. */
export class Rooms {
  /** Lets a guest in. */
  join(guest: Guest, room: string): void {
    throw new Error('Rooms.join is not written yet');
  }

  /** Lets a guest out. */
  leave(guest: Guest, room: string): void {
    throw new Error('Rooms.leave is not written yet');
  }

  /** Passes a text on to the room. */
  say(guest: Guest, room: string, text: string): void {
    throw new Error('Rooms.say is not written yet');
  }
}
