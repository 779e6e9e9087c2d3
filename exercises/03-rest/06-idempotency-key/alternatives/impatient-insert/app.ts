import { answerErrors, noRoute } from '@course/kit';
import express, { type Express } from 'express';
import type { Pool } from 'pg';
import { once } from './idempotency.ts';
import { findPayment, listPayments, pay } from './payments.ts';
import { keyOf, memberOf, parseOrder } from './requests.ts';

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
    const key = keyOf(request);
    const order = parseOrder(request.body);
    const intention = { member, key, request: JSON.stringify(order) };
    const { status, location, body } = await once(pool, intention, async (client) => {
      const payment = await pay(client, member, order);
      const path = `/payments/${payment.id}`;
      return { status: 201, location: path, body: JSON.stringify(payment) };
    });
    response.status(status).location(location).type('json').send(body);
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
