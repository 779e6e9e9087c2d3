import { answerErrors, noRoute, parseAs } from '@course/kit';
import express, { type Express } from 'express';
import type { Pool } from 'pg';
import { BundleBody, parseId, ReservationBody } from './requests.ts';
import { findReservation, listReservations, reserve, reserveBundle } from './reservations.ts';

/** What the app is built on. */
export interface Dependencies {
  /** At most 6 connections to a database made from schema.sql. */
  pool: Pool;
}

/** Builds the app; it does not listen yet. */
export function createApp({ pool }: Dependencies): Express {
  const app = express();
  app.use(express.json());

  app.post('/items/:itemId/reservations', async (request, response) => {
    const itemId = parseId(request.params.itemId);
    const { member, from, to } = parseAs(ReservationBody, request.body);
    const reservation = await reserve(pool, { itemId, member, from, to });
    response.status(201).location(`/reservations/${reservation.id}`).json(reservation);
  });

  app.get('/items/:itemId/reservations', async (request, response) => {
    response.json(await listReservations(pool, parseId(request.params.itemId)));
  });

  app.get('/reservations/:id', async (request, response) => {
    response.json(await findReservation(pool, parseId(request.params.id)));
  });

  app.post('/bundles', async (request, response) => {
    const { member, from, to, itemIds } = parseAs(BundleBody, request.body);
    const reservations = await reserveBundle(pool, { itemIds, member, from, to });
    response.status(201).json({ reservations });
  });

  app.use(noRoute);
  app.use(answerErrors);
  return app;
}
