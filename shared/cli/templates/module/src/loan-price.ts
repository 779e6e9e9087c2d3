/**
 * What a loan costs.
 *
 * @param dailyPrice whole cents
 * @param days how many days the item is away
 * @returns whole cents
 * @throws RangeError when `days` is not a whole number from 1
 */
export function loanPrice(dailyPrice: number, days: number): number {
  throw new Error('loanPrice is not written yet');
}
