import type { Pool } from 'pg';
import { ConflictError } from './errors.ts';
import type { Item, Loan, NewItem, NewLoan, Repository } from './types.ts';

/** Every statement answers in JSON, so no type of PostgreSQL's is left to be parsed by pg. */
const ITEM = `json_build_object('id', id::text, 'tag', tag, 'name', name,
  'depositCents', (deposit * 100)::bigint) AS value`;

const LOAN = `json_build_object('id', id::text, 'itemId', item_id::text, 'borrower', borrower,
  'lentAt', extract(epoch FROM lent_at) * 1000, 'dueOn', due_on,
  'returnedAt', extract(epoch FROM returned_at) * 1000) AS value`;

interface LoanValue extends Omit<Loan, 'lentAt' | 'returnedAt'> {
  lentAt: number;
  returnedAt: number | null;
}

/** A repository that never holds a connection: one statement is a transaction of its own. */
class PgRepository implements Repository {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async addItems(items: readonly NewItem[]): Promise<Item[]> {
    return this.#values<Item>(
      `INSERT INTO items (tag, name, deposit)
       SELECT tag, name, cents * 0.01
       FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY AS new (tag, name, cents, n)
       ORDER BY n RETURNING ${ITEM}`,
      items.map(({ tag }) => tag),
      items.map(({ name }) => name),
      items.map(({ depositCents }) => depositCents),
    );
  }

  async findItem(id: string): Promise<Item | undefined> {
    const [item] = await this.#values<Item>(`SELECT ${ITEM} FROM items WHERE id = $1`, id);
    return item;
  }

  async searchItems(text: string): Promise<Item[]> {
    return this.#values<Item>(
      `SELECT ${ITEM} FROM items WHERE strpos(lower(name), lower($1)) > 0 ORDER BY items.id`,
      text,
    );
  }

  async lend({ itemId, borrower, lentAt, dueOn }: NewLoan): Promise<Loan> {
    const [loan] = await this.#loans(
      `INSERT INTO loans (item_id, borrower, lent_at, due_on) VALUES ($1, $2, $3, $4)
       RETURNING ${LOAN}`,
      itemId,
      borrower,
      lentAt.toISOString(),
      dueOn,
    );
    if (!loan) throw new Error('The loan was not written.');
    return loan;
  }

  async giveBack(loanId: string, at: Date): Promise<Loan | undefined> {
    const [loan] = await this.#loans(
      `UPDATE loans SET returned_at = to_timestamp($2::numeric / 1000)
       WHERE id = $1 AND returned_at IS NULL RETURNING ${LOAN}`,
      loanId,
      at.getTime(),
    );
    return loan;
  }

  async loansOf(borrower: string): Promise<Loan[]> {
    return this.#loans(
      `SELECT ${LOAN} FROM loans WHERE borrower = $1 ORDER BY lent_at, loans.id`,
      borrower,
    );
  }

  async #loans(sql: string, ...values: unknown[]): Promise<Loan[]> {
    const loans = await this.#values<LoanValue>(sql, ...values);
    return loans.map(({ lentAt, returnedAt, ...rest }) => ({
      ...rest,
      lentAt: new Date(lentAt),
      returnedAt: returnedAt === null ? null : new Date(returnedAt),
    }));
  }

  async #values<Value>(sql: string, ...values: unknown[]): Promise<Value[]> {
    try {
      const { rows } = await this.#pool.query<{ value: Value }>(sql, values);
      return rows.map(({ value }) => value);
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code !== '23505') throw error;
      if (constraint === 'items_tag_key') throw new ConflictError('tag-taken', { cause: error });
      if (constraint === 'loans_one_open')
        throw new ConflictError('already-lent', { cause: error });
      throw error;
    }
  }
}

export function createRepository(pool: Pool): Repository {
  return new PgRepository(pool);
}
