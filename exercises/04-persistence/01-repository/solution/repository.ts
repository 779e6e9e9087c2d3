import type { Pool, PoolClient } from 'pg';
import { namingConflicts } from './conflicts.ts';
import { ITEM_COLUMNS, LOAN_COLUMNS, toItem, toLoan, type ItemRow, type LoanRow } from './rows.ts';
import { inTransaction } from './transaction.ts';
import type { Item, Loan, NewItem, NewLoan, Repository } from './types.ts';

/**
 * Opens the catalogue that lies in a database.
 *
 * @param pool connections to a database made from schema.sql, perhaps only one; not closed here
 */
export function createRepository(pool: Pool): Repository {
  return {
    addItems: async (items) => namingConflicts(addItems(pool, items)),
    findItem: async (id) => findItem(pool, id),
    searchItems: async (text) => searchItems(pool, text),
    lend: async (loan) => namingConflicts(lend(pool, loan)),
    giveBack: async (loanId, at) => giveBack(pool, loanId, at),
    loansOf: async (borrower) => loansOf(pool, borrower),
  };
}

async function addItems(pool: Pool, items: readonly NewItem[]): Promise<Item[]> {
  return inTransaction(pool, async (client) => {
    const added: Item[] = [];
    for (const item of items) added.push(await insertItem(client, item));
    return added;
  });
}

async function insertItem(client: PoolClient, item: NewItem): Promise<Item> {
  const { rows } = await client.query<ItemRow>(
    `INSERT INTO items (tag, name, deposit) VALUES ($1, $2, $3::bigint * 0.01)
     RETURNING ${ITEM_COLUMNS}`,
    [item.tag, item.name, item.depositCents],
  );
  return toItem(only(rows));
}

async function findItem(pool: Pool, id: string): Promise<Item | undefined> {
  const { rows } = await pool.query<ItemRow>(`SELECT ${ITEM_COLUMNS} FROM items WHERE id = $1`, [
    id,
  ]);
  return rows.map(toItem)[0];
}

async function searchItems(pool: Pool, text: string): Promise<Item[]> {
  // A parameter keeps quotes harmless; the wildcards of LIKE need a backslash of their own.
  const literal = text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const { rows } = await pool.query<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM items WHERE name ILIKE $1 ORDER BY items.id`,
    [`%${literal}%`],
  );
  return rows.map(toItem);
}

async function lend(pool: Pool, loan: NewLoan): Promise<Loan> {
  const { rows } = await pool.query<LoanRow>(
    `INSERT INTO loans (item_id, borrower, lent_at, due_on) VALUES ($1, $2, $3, $4)
     RETURNING ${LOAN_COLUMNS}`,
    [loan.itemId, loan.borrower, loan.lentAt, loan.dueOn],
  );
  return toLoan(only(rows));
}

async function giveBack(pool: Pool, loanId: string, at: Date): Promise<Loan | undefined> {
  const { rows } = await pool.query<LoanRow>(
    `UPDATE loans SET returned_at = $2 WHERE id = $1 AND returned_at IS NULL
     RETURNING ${LOAN_COLUMNS}`,
    [loanId, at],
  );
  return rows.map(toLoan)[0];
}

async function loansOf(pool: Pool, borrower: string): Promise<Loan[]> {
  const { rows } = await pool.query<LoanRow>(
    `SELECT ${LOAN_COLUMNS} FROM loans WHERE borrower = $1 ORDER BY lent_at, loans.id`,
    [borrower],
  );
  return rows.map(toLoan);
}

/** The row of a statement that returns exactly one. */
function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('The statement returned no row.');
  return row;
}
