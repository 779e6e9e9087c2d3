/** An item held for a period; dates as in `2026-07-01`. */
export interface Reservation {
  item: string;
  from: string;
  to: string;
}

/** Whether a parsed body is a reservation. */
export function isReservation(body: unknown): body is Reservation {
  if (typeof body !== 'object' || body === null) return false;
  const { item, from, to } = body as Record<string, unknown>;
  return [item, from, to].every((field) => typeof field === 'string' && field !== '');
}
