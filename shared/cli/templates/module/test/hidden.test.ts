import { expect, rubric } from '@course/rubric';

const criterion = rubric<typeof import('../src/loan-price.ts')>();

criterion('any-loan', async ({ evaluate, random }) => {
  // One loan for each number of days beyond whole weeks: that is where prices go wrong.
  const loans = random.shuffle([0, 1, 2, 3, 4, 5, 6]).map((rest) => {
    const weeks = random.integer(1, 50);
    const dailyPrice = random.integer(1, 10_000);
    const paid = weeks * 5 + Math.min(rest, 5);
    return { dailyPrice, days: weeks * 7 + rest, price: paid * dailyPrice };
  });
  const prices = await evaluate(
    ({ loanPrice }, _tools, given) =>
      given.map(({ dailyPrice, days }) => loanPrice(dailyPrice, days)),
    loans,
  );
  expect(prices).toEqual(loans.map(({ price }) => price));
});
