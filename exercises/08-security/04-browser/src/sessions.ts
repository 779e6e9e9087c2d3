import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Problem } from '@course/kit';

/** Somebody with a library card. */
export interface Member {
  name: string;
  /** The number of the card: whoever has it may sign in. */
  card: string;
  /** Opens the lockers. */
  pin: string;
  /** Where things are brought to. */
  address: string;
  reservation: string | null;
}

/** Who is signed in. */
export class Sessions {
  readonly #members: Map<string, Member>;
  readonly #open = new Map<string, Member>();

  constructor(members: Member[]) {
    this.#members = new Map(members.map((member) => [member.card, member]));
  }

  /**
   * Signs a member in.
   *
   * @returns the session's id, for the cookie
   * @throws Problem 401
   */
  open(card: string): string {
    const member = this.#members.get(card);
    if (!member) throw new Problem(401, 'There is no such card.');
    const id = randomUUID();
    this.#open.set(id, member);
    return id;
  }

  /**
   * The member whose session's id a request carries in its cookies, under whatever name (RFC 6265).
   *
   * @throws Problem 401
   */
  memberOf({ headers: { cookie = '' } }: IncomingMessage): Member {
    const values = cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1));
    const member = values.map((id) => this.#open.get(id)).find((found) => found !== undefined);
    if (!member) throw new Problem(401, 'Sign in first.');
    return member;
  }
}
