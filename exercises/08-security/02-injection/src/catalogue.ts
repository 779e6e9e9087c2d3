import { DatabaseSync } from 'node:sqlite';
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

/** What is looked for, as it came in the query string. */
export interface Search {
  q: string;
  upTo: string;
  sort: string;
}

/** The items and the members, in a database. */
export class Catalogue {
  readonly #database = new DatabaseSync(':memory:');

  constructor(items: Item[], members: Member[]) {
    this.#database.exec(`
      CREATE TABLE items (id TEXT PRIMARY KEY, name TEXT, deposit INTEGER) STRICT;
      CREATE TABLE members (name TEXT PRIMARY KEY, pin TEXT) STRICT;
    `);
    const addItem = this.#database.prepare('INSERT INTO items VALUES (?, ?, ?)');
    for (const { id, name, deposit } of items) addItem.run(id, name, deposit);
    const addMember = this.#database.prepare('INSERT INTO members VALUES (?, ?)');
    for (const { name, pin } of members) addMember.run(name, pin);
  }

  search({ q, upTo, sort }: Search): Item[] {
    const where = `name LIKE '%${q}%' AND deposit <= ${upTo}`;
    const order = sort.startsWith('-') ? `${sort.slice(1)} DESC` : sort;
    return this.#query(`SELECT id, name, deposit FROM items WHERE ${where} ORDER BY ${order}, id`);
  }

  /** @throws Problem 404 */
  item(id: string): Item {
    const [item] = this.#query(`SELECT id, name, deposit FROM items WHERE id = '${id}'`);
    return item ?? notFound();
  }

  #query(sql: string): Item[] {
    return z.array(Item).parse(this.#database.prepare(sql).all());
  }
}
