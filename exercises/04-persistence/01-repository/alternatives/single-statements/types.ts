/** What is known of a thing before it is in the catalogue. */
export interface NewItem {
  /** The sticker on it, such as `LA-0042`; no two items have the same. */
  tag: string;
  name: string;
  /** In whole cents: 1999 is 19.99 euros. At most `Number.MAX_SAFE_INTEGER`. */
  depositCents: number;
}

/** A thing that can be borrowed. */
export interface Item extends NewItem {
  /** A `bigint` of PostgreSQL's in decimal digits: as a number it would lose digits beyond 2^53. */
  id: string;
}

/** Who takes what, and until when. */
export interface NewLoan {
  itemId: string;
  borrower: string;
  /** An instant. */
  lentAt: Date;
  /** A day in the calendar, such as `2027-07-12`. */
  dueOn: string;
}

/** An item that is, or was, with a borrower. */
export interface Loan extends NewLoan {
  id: string;
  /** Null while the item is out. */
  returnedAt: Date | null;
}

/** All that the rest of Lainaamo knows of its database. */
export interface Repository {
  addItems(items: readonly NewItem[]): Promise<Item[]>;
  findItem(id: string): Promise<Item | undefined>;
  searchItems(text: string): Promise<Item[]>;
  lend(loan: NewLoan): Promise<Loan>;
  giveBack(loanId: string, at: Date): Promise<Loan | undefined>;
  loansOf(borrower: string): Promise<Loan[]>;
}
