import { z } from 'zod';
import { notFound } from './problems.ts';

/** The largest value of PostgreSQL's `integer`. */
const LARGEST = 2 ** 31 - 1;

const Id = z.int().positive().max(LARGEST);

// PostgreSQL's calendar has no year 0.
const Day = z.iso.date().refine((day) => day >= '0001', 'a day from the year 1 on');

const term = { member: Id, from: Day, to: Day };

// Days in this form sort as text as they do in time.
const forward = ({ from, to }: { from: string; to: string }): boolean => from < to;

/** The body of `POST /items/:itemId/reservations`. */
export const ReservationBody = z.strictObject(term).refine(forward, '`from` must be before `to`');

/** The body of `POST /bundles`. */
export const BundleBody = z
  .strictObject({ ...term, itemIds: z.array(Id).min(1).max(10) })
  .refine(forward, '`from` must be before `to`')
  .refine(({ itemIds }) => new Set(itemIds).size === itemIds.length, 'an item is named twice');

/**
 * Reads a number from a path.
 *
 * @throws Problem 404 for text that can be no id: nothing has such an address
 */
export function parseId(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) > LARGEST) throw notFound();
  return Number(text);
}
