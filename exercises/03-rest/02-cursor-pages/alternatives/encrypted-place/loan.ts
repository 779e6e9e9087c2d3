/** A thing that a member has borrowed, as it is read from the database and sent to clients. */
export interface Loan {
  id: number;
  item: string;
  member: string;
  /** JSON makes of it a text in UTC, to the millisecond: `2027-07-05T09:30:00.123Z`. */
  lentAt: Date;
}

/** What `GET /loans` answers. */
export interface LoanPage {
  /** The newest first; of two that were lent at the same moment, the one with the higher id. */
  loans: Loan[];
  /** The path of the next page, with its query; null when this page is the last. */
  next: string | null;
}
