import type { Item, Loan } from './types.ts';

/** The columns of an item, as {@link ItemRow}. Cents are counted by PostgreSQL, which is exact. */
export const ITEM_COLUMNS = 'id, tag, name, (deposit * 100)::bigint AS cents';

/** pg hands a bigint over as a string: not every one fits into a number. */
export interface ItemRow {
  id: string;
  tag: string;
  name: string;
  cents: string;
}

/** The columns of a loan, as {@link LoanRow}. */
export const LOAN_COLUMNS = 'id, item_id, borrower, lent_at, due_on::text AS due_day, returned_at';

/** A timestamptz is an instant, and so is a Date; a day is none, so it comes as text. */
export interface LoanRow {
  id: string;
  item_id: string;
  borrower: string;
  lent_at: Date;
  due_day: string;
  returned_at: Date | null;
}

export function toItem({ id, tag, name, cents }: ItemRow): Item {
  return { id, tag, name, depositCents: Number(cents) };
}

export function toLoan(row: LoanRow): Loan {
  return {
    id: row.id,
    itemId: row.item_id,
    borrower: row.borrower,
    lentAt: row.lent_at,
    dueOn: row.due_day,
    returnedAt: row.returned_at,
  };
}
