import { expect, rubric } from '@course/rubric';

const criterion = rubric<typeof import('../src/map-limit.ts')>();

criterion('any-workload', async ({ evaluate, random }) => {
  const draw = (length: number): number[] => Array.from({ length }, () => random.integer(0, 4));
  // The first list is empty, and the second is shorter than its limit.
  const rounds = [0, random.integer(1, 4)].map((length) => ({
    limit: length + random.integer(1, 4),
    durations: draw(length),
  }));
  for (const times of [1, 2]) {
    rounds.push({ limit: random.integer(1, 8), durations: draw(times * random.integer(1, 8)) });
  }
  // Here the list is longer than its limit, and the first item ends after the second, which gives null.
  const few = random.integer(2, 8);
  rounds.push({ limit: few, durations: [30, 0, ...draw(few + random.integer(0, 8))] });
  const seen = await evaluate(async ({ mapLimit }, { sleep }, given: typeof rounds) => {
    const outcomes: { results: (number | null)[]; peak: number; calls: number }[] = [];
    for (const { limit, durations } of given) {
      let running = 0;
      let peak = 0;
      let calls = 0;
      const results = await mapLimit(durations, limit, async (ms, index) => {
        calls += 1;
        running += 1;
        peak = Math.max(peak, running);
        await sleep(ms);
        running -= 1;
        return ms === 0 ? null : index * 10 + ms;
      });
      outcomes.push({ results, peak, calls });
    }
    return outcomes;
  }, rounds);

  const expected = rounds.map(({ limit, durations }) => ({
    results: durations.map((ms, index) => (ms === 0 ? null : index * 10 + ms)),
    peak: Math.min(limit, durations.length),
    calls: durations.length,
  }));
  expect(seen).toEqual(expected);
});

criterion('leaves-nothing-behind', async ({ evaluate }) => {
  const listeners = await evaluate(async ({ mapLimit }) => {
    const { getEventListeners } = await import('node:events');
    const { signal } = new AbortController();
    const fails = async (): Promise<void> => {
      throw new Error('broken');
    };
    await mapLimit([1, 2, 3], 2, async (item) => item, { signal });
    const afterSuccess = getEventListeners(signal, 'abort').length;
    await mapLimit([1, 2, 3], 2, fails, { signal }).catch(() => {});
    return { afterSuccess, afterFailure: getEventListeners(signal, 'abort').length };
  });
  expect(listeners).toEqual({ afterSuccess: 0, afterFailure: 0 });
});
