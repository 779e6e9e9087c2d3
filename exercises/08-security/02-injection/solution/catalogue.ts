import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Problem } from '@course/kit';
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

/** What is looked for. */
export interface Search {
  q: string;
  upTo: number;
  sort: string;
}

// A placeholder stands for a value, never for a column: what is sorted by is chosen from these.
const ORDERS = new Map([
  ['name', 'name'],
  ['-name', 'name DESC'],
  ['deposit', 'deposit'],
  ['-deposit', 'deposit DESC'],
]);

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

  /** @throws Problem 400 when it cannot be sorted by `sort` */
  search({ q, upTo, sort }: Search): Item[] {
    const order = ORDERS.get(sort);
    if (!order) throw new Problem(400, 'It cannot be sorted by that.');
    return this.#query(
      `SELECT id, name, deposit FROM items WHERE name LIKE ? ESCAPE '\\' AND deposit <= ?
       ORDER BY ${order}, id`,
      `%${literally(q)}%`,
      upTo,
    );
  }

  /** @throws Problem 404 */
  item(id: string): Item {
    const [item] = this.#query('SELECT id, name, deposit FROM items WHERE id = ?', id);
    return item ?? notFound();
  }

  /** @param values what the placeholders stand for: they never become a part of the statement */
  #query(sql: string, ...values: SQLInputValue[]): Item[] {
    return z.array(Item).parse(this.#database.prepare(sql).all(...values));
  }
}

/** A text as a part of a LIKE pattern in which none of its characters is a wildcard. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
