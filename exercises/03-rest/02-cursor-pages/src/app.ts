import { answerErrors, noRoute } from '@course/kit';
import express, { type Express } from 'express';
import type { Pool } from 'pg';
import type { Loan, LoanPage } from './loan.ts';

/** What the app is built on. */
export interface Dependencies {
  /** Connections to a database made from schema.sql. */
  pool: Pool;
  /** Signs the cursors. Every process of the app has the same, and nobody else knows it. */
  cursorSecret: string;
}

/** Builds the app; it does not listen yet. */
export function createApp({ pool }: Dependencies): Express {
  const app = express();

  app.get('/loans', async (_request, response) => {
    const { rows } = await pool.query<Loan>(
      `SELECT id, item, member, lent_at AS "lentAt" FROM loans
       ORDER BY lent_at DESC, id DESC LIMIT 20`,
    );
    // There is no way yet to the loans behind these.
    const page: LoanPage = { loans: rows, next: null };
    response.json(page);
  });

  app.use(noRoute);
  app.use(answerErrors);
  return app;
}
