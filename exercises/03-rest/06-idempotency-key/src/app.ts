import { answerErrors, noRoute } from '@course/kit';
import express, { type Express } from 'express';
import type { Pool } from 'pg';
import { findPayment, listPayments, pay } from './payments.ts';
import { memberOf, parseOrder } from './requests.ts';

/** What the app is built on. */
export interface Dependencies {
  /** At most 6 connections to a database made from schema.sql. */
  pool: Pool;
}

/** Builds the app; it does not listen yet. */
export function createApp({ pool }: Dependencies): Express {
  const app = express();
  app.use(express.json());

  app.post('/payments', async (request, response) => {
    const member = memberOf(request);
    const order = parseOrder(request.body);
    // Whoever sends it again, because the answer was lost on the way, pays again.
    const payment = await pay(pool, member, order);
    response.status(201).location(`/payments/${payment.id}`).json(payment);
  });

  app.get('/payments', async (request, response) => {
    response.json(await listPayments(pool, memberOf(request)));
  });

  app.get('/payments/:id', async (request, response) => {
    response.json(await findPayment(pool, memberOf(request), request.params.id));
  });

  app.use(noRoute);
  app.use(answerErrors);
  return app;
}
