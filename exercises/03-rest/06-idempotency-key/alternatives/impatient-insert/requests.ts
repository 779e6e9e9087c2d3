import { parseAs, Problem } from '@course/kit';
import type { Request } from 'express';
import { z } from 'zod';

/** The body of `POST /payments`. */
const PaymentOrder = z.strictObject({
  // PostgreSQL's text holds every character but NUL.
  purpose: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^\0]*$/, 'a character is not allowed'),
  /** In cents. */
  amount: z.int().min(1).max(1_000_000),
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;

/**
 * Checks what a client wants to pay.
 *
 * @returns the order, its members always in the same order
 * @throws Problem 400
 */
export function parseOrder(body: unknown): PaymentOrder {
  return parseAs(PaymentOrder, body);
}

/**
 * Who asks. In this exercise the client says so in a header; in a real one it would be proven.
 *
 * @throws Problem 400
 */
export function memberOf({ headers }: Pick<Request, 'headers'>): string {
  const member = headers['x-member'];
  if (typeof member !== 'string' || !/^[a-z]{1,30}$/.test(member)) {
    throw new Problem(400, 'X-Member must name a member, in letters from a to z.');
  }
  return member;
}

/**
 * The key under which this request may be sent again.
 *
 * @throws Problem 400
 */
export function keyOf({ headers }: Pick<Request, 'headers'>): string {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) {
    throw new Problem(400, 'Idempotency-Key must be a text of 1 to 255 characters.');
  }
  return key;
}
