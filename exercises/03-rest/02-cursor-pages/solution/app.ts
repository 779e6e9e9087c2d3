import { answerErrors, noRoute } from '@course/kit';
import express, { type Express } from 'express';
import type { Pool } from 'pg';
import { readCursor, START, writeCursor } from './cursor.ts';
import type { LoanPage } from './loan.ts';
import { loansBehind } from './loan-pages.ts';
import { parsePageQuery } from './page-query.ts';

/** What the app is built on. */
export interface Dependencies {
  /** Connections to a database made from schema.sql. */
  pool: Pool;
  /** Signs the cursors. Every process of the app has the same, and nobody else knows it. */
  cursorSecret: string;
}

/** Builds the app; it does not listen yet. */
export function createApp({ pool, cursorSecret }: Dependencies): Express {
  const app = express();

  app.get('/loans', async (request, response) => {
    const { limit, cursor } = parsePageQuery(request.query);
    const place = cursor === undefined ? START : readCursor(cursor, cursorSecret);
    const { loans, rest } = await loansBehind(pool, place, limit);
    const page: LoanPage = {
      loans,
      next: rest ? pathOf(limit, writeCursor(rest, cursorSecret)) : null,
    };
    response.json(page);
  });

  app.use(noRoute);
  app.use(answerErrors);
  return app;
}

function pathOf(limit: number, cursor: string): string {
  return `/loans?${new URLSearchParams({ limit: String(limit), cursor }).toString()}`;
}
