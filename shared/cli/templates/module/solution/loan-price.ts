const WEEK = 7;
/** A week costs no more than this many days: people keep a kayak for the holiday. */
const PAID_DAYS = 5;

/**
 * What a loan costs.
 *
 * @param dailyPrice whole cents
 * @param days how many days the item is away
 * @returns whole cents
 * @throws RangeError when `days` is not a whole number from 1
 */
export function loanPrice(dailyPrice: number, days: number): number {
  if (!Number.isInteger(days) || days < 1) {
    throw new RangeError(`days must be a whole number from 1, not ${days}`);
  }
  const weeks = Math.floor(days / WEEK);
  // The last week is seldom a whole one, and has the same limit.
  const paid = weeks * PAID_DAYS + Math.min(days % WEEK, PAID_DAYS);
  return paid * dailyPrice;
}
