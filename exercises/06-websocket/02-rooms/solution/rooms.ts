import { MessageError, type ServerMessage } from './messages.ts';

/** One connection of a member: whoever has two tabs open is two guests. */
export interface Guest {
  readonly member: string;
  /** Sends a message; does nothing once the connection is closing. */
  send(message: ServerMessage): void;
}

/** Who is in which room. A room exists while somebody is in it. */
export class Rooms {
  // Names come from outside: an object would already have a room called `constructor`.
  readonly #rooms = new Map<string, Set<Guest>>();

  /** Lets a guest in, and tells the room unless the member was there already. */
  join(guest: Guest, room: string): void {
    const guests = this.#rooms.get(room) ?? new Set();
    const isNews = !hasMember(guests, guest.member);
    this.#rooms.set(room, guests.add(guest));
    const joined = { type: 'joined', room, member: guest.member } as const;
    tell(isNews ? guests : [guest], joined);
  }

  /**
   * Lets a guest out, and tells the room unless the member is still there in another tab.
   *
   * @throws MessageError when the guest is not in the room
   */
  leave(guest: Guest, room: string): void {
    const guests = this.#guestsWith(guest, room);
    guests.delete(guest);
    if (guests.size === 0) this.#rooms.delete(room);
    const left = { type: 'left', room, member: guest.member } as const;
    tell(hasMember(guests, guest.member) ? [guest] : [guest, ...guests], left);
  }

  /** Lets a guest out of every room: the connection is gone. */
  leaveAll(guest: Guest): void {
    for (const [room, guests] of this.#rooms) {
      if (guests.has(guest)) this.leave(guest, room);
    }
  }

  /**
   * Passes a text on to everybody in the room, its sender included: all see it in the same order.
   *
   * @throws MessageError when the guest is not in the room
   */
  say(guest: Guest, room: string, text: string): void {
    tell(this.#guestsWith(guest, room), { type: 'said', room, member: guest.member, text });
  }

  #guestsWith(guest: Guest, room: string): Set<Guest> {
    const guests = this.#rooms.get(room);
    if (!guests?.has(guest)) throw new MessageError('Join this room first.');
    return guests;
  }
}

function hasMember(guests: Iterable<Guest>, member: string): boolean {
  return Iterator.from(guests).some((guest) => guest.member === member);
}

function tell(guests: Iterable<Guest>, message: ServerMessage): void {
  for (const guest of guests) guest.send(message);
}
