/** Fewer people than this say nothing: chance alone gives such a small group any figure. */
const FEWEST = 10;

/** One person: whether they passed, and the points of everything else. */
export interface Observation {
  passed: boolean;
  rest: number;
}

/**
 * How well a criterion separates strong work from weak: the point-biserial correlation between
 * passing it and the points of everything else (the *corrected item-total correlation* of test
 * theory; with the criterion's own points in the sum it would always look good).
 *
 * `r = (M₁ − M₀) / s · √(p · q)`, where M₁ and M₀ are the mean points of those who passed and of
 * those who failed, s the standard deviation of all (of the population), p the share that passed
 * and q = 1 − p. It is Pearson's correlation with a variable that is 0 or 1.
 *
 * @returns from -1 to 1; undefined for fewer than ten people, or when all passed, none did, or all
 * have the same points
 */
export function pointBiserial(observations: readonly Observation[]): number | undefined {
  const all = observations.map(({ rest }) => rest);
  const passed = observations.filter((one) => one.passed).map(({ rest }) => rest);
  const failed = observations.filter((one) => !one.passed).map(({ rest }) => rest);
  if (all.length < FEWEST || passed.length === 0 || failed.length === 0) return undefined;

  const middle = mean(all);
  const deviation = Math.sqrt(mean(all.map((points) => (points - middle) ** 2)));
  if (deviation === 0) return undefined;
  const share = passed.length / all.length;
  return ((mean(passed) - mean(failed)) / deviation) * Math.sqrt(share * (1 - share));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
