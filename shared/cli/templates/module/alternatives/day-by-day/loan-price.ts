/** The same contract without arithmetic on weeks: each day is free or has its price. */
export function loanPrice(dailyPrice: number, days: number): number {
  if (!(days >= 1 && days % 1 === 0)) {
    throw new RangeError('A loan takes whole days, and at least one.');
  }
  let price = 0;
  for (let day = 0; day < days; day += 1) {
    const isFree = day % 7 >= 5;
    if (!isFree) price += dailyPrice;
  }
  return price;
}
