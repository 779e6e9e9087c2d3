import { expect, rubric } from '@course/rubric';

const criterion = rubric<typeof import('../src/loan-price.ts')>();

criterion('charges-days', async ({ evaluate }) => {
  const prices = await evaluate(({ loanPrice }) =>
    [1, 2, 4, 5].map((days) => loanPrice(250, days)),
  );
  expect(prices).toEqual([250, 500, 1000, 1250]);
});

criterion('caps-weeks', async ({ evaluate }) => {
  const prices = await evaluate(({ loanPrice }) =>
    [6, 7, 8, 13, 14].map((days) => loanPrice(100, days)),
  );
  expect(prices).toEqual([500, 500, 600, 1000, 1000]);
});

criterion('refuses-bad-days', async ({ evaluate }) => {
  const outcomes = await evaluate(({ loanPrice }) =>
    [0, -1, 1.5, Number.NaN, 1].map((days) => {
      try {
        return loanPrice(100, days);
      } catch (error) {
        return (error as Error).name;
      }
    }),
  );
  // The last one is right: to refuse everything is no answer.
  expect(outcomes).toEqual(['RangeError', 'RangeError', 'RangeError', 'RangeError', 100]);
});
