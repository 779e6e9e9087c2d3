/** The middle of some figures, and the range they lie in. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

/**
 * Measures something several times.
 *
 * @param times how often it counts; one more run before them does not
 * @param attempt returns milliseconds
 */
export async function measure(times: number, attempt: () => Promise<number>): Promise<Spread> {
  await attempt();
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) taken.push(await attempt());
  const sorted = taken.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
  };
}
