import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { notFound } from './not-found.ts';

const Item = z.object({ id: z.string(), name: z.string(), deposit: z.number() });

/** A thing to borrow; the deposit is in whole euros. */
export type Item = z.infer<typeof Item>;

/** Somebody who opens the lockers with a PIN. */
export interface Member {
  name: string;
  pin: string;
}

/** All that items can be sorted by. */
export const SORTS = ['name', '-name', 'deposit', '-deposit'] as const;

/** What is looked for. */
export interface Search {
  q: string;
  upTo?: number | null | undefined;
  sort: (typeof SORTS)[number];
}

/** The items and the members, in a database. Every statement is whole before a request comes. */
export class Catalogue {
  readonly #searches: Record<(typeof SORTS)[number], StatementSync>;
  readonly #byId: StatementSync;

  constructor(items: Item[], members: Member[]) {
    const database = new DatabaseSync(':memory:');
    database.exec(`
      CREATE TABLE items (id TEXT PRIMARY KEY, name TEXT, deposit INTEGER) STRICT;
      CREATE TABLE members (name TEXT PRIMARY KEY, pin TEXT) STRICT;
    `);
    const addItem = database.prepare('INSERT INTO items VALUES (?, ?, ?)');
    for (const { id, name, deposit } of items) addItem.run(id, name, deposit);
    const addMember = database.prepare('INSERT INTO members VALUES (?, ?)');
    for (const { name, pin } of members) addMember.run(name, pin);

    // No pattern, so there is nothing to escape in what is looked for.
    const search = `SELECT id, name, deposit FROM items
      WHERE instr(lower(name), lower(:q)) > 0 AND (:upTo IS NULL OR deposit <= :upTo) ORDER BY`;
    this.#searches = {
      name: database.prepare(`${search} name, id`),
      '-name': database.prepare(`${search} name DESC, id`),
      deposit: database.prepare(`${search} deposit, id`),
      '-deposit': database.prepare(`${search} deposit DESC, id`),
    };
    this.#byId = database.prepare('SELECT id, name, deposit FROM items WHERE id = ?');
  }

  search({ q, upTo = null, sort }: Search): Item[] {
    return z.array(Item).parse(this.#searches[sort].all({ q, upTo }));
  }

  /** @throws Problem 404 */
  item(id: string): Item {
    return Item.optional().parse(this.#byId.get(id)) ?? notFound();
  }
}
