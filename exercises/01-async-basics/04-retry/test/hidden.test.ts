import { expect, rubric } from '@course/rubric';

const criterion = rubric<typeof import('../src/retry.ts')>();

criterion('any-schedule', async ({ evaluate, random }) => {
  const tenths = (low: number, high: number): number[] =>
    Array.from({ length: 3 }, () => random.integer(low, high) / 10);
  const schedules = [
    // Small random numbers show the jitter, large ones the doubling and the bound.
    { delay: random.integer(40, 50), maxDelay: random.integer(60, 100), drawn: tenths(0, 2) },
    { delay: random.integer(20, 25), maxDelay: random.integer(500, 900), drawn: tenths(8, 9) },
    { delay: random.integer(20, 25), maxDelay: random.integer(25, 35), drawn: tenths(8, 9) },
    // Whoever cuts what was drawn, and not what it is drawn from, waits longer here; and whoever
    // does not draw once for each wait waits as long as another one should take.
    { delay: 100, maxDelay: 100, drawn: [0.5, 0.8, 0.3] },
  ].map(({ delay, maxDelay, drawn }) => {
    const waits = drawn.map((part, index) => part * Math.min(maxDelay, delay * 2 ** index));
    const names = waits.map(
      (wait, index) =>
        `delay ${delay}, maxDelay ${maxDelay}, drawn ${drawn[index]}, so wait ${index + 1} about ${wait.toFixed(1)} ms`,
    );
    return { delay, maxDelay, drawn, waits, names };
  });
  const seen = await evaluate(async ({ retry }, _tools, given: typeof schedules) => {
    const observed: string[][] = [];
    for (const { delay, maxDelay, drawn, waits, names } of given) {
      const measured: string[] = [];
      let alarms: NodeJS.Timeout[] = [];
      let length = '';
      let draws = 0;
      await retry(
        async ({ number }) => {
          for (const alarm of alarms) clearTimeout(alarm);
          if (number > 1) measured.push(`${names[number - 2]}: ${length}`);
          const wait = waits[number - 1];
          if (wait === undefined) return;
          // Framed as in `backs-off`: one alarm is set before the wait begins, the other after.
          length = wait > 10 ? 'too short' : 'right';
          alarms = wait > 10 ? [setTimeout(() => (length = 'right'), wait - 10)] : [];
          setImmediate(() => {
            if (measured.length >= number) return;
            alarms.push(setTimeout(() => (length = 'too long'), wait + 10));
          });
          throw new Error('busy');
        },
        {
          attempts: 4,
          timeout: 1000,
          delay,
          maxDelay,
          // In the order of the calls: when to draw is up to the solution.
          random: () => drawn[(draws += 1) - 1] ?? 0,
        },
      );
      observed.push(measured);
    }
    return observed;
  }, schedules);

  expect(seen).toEqual(schedules.map(({ names }) => names.map((name) => `${name}: right`)));
});

criterion('any-failure', async ({ evaluate, random }) => {
  const refusals = Array.from({ length: 99 }, (_, index) => 400 + index).filter(
    (status) => status !== 408 && status !== 429,
  );
  const failures = [
    { status: random.pick(refusals), calls: 1 },
    // These have no name, so no list of statuses has them.
    { status: random.integer(452, 498), calls: 1 },
    { status: random.integer(512, 599), calls: 3 },
    { status: 408, calls: 3 },
    { status: 429, calls: 3 },
    { status: random.integer(300, 399), calls: 3 },
    // A text is no number, however much it looks like one.
    { status: String(random.pick(refusals)), calls: 3 },
    { text: random.word(8), calls: 3 },
    { text: null, calls: 3 },
  ];
  const cases = random.shuffle(
    failures.flatMap((failure) => [
      { ...failure, sudden: true },
      { ...failure, sudden: false },
    ]),
  );
  const seen = await evaluate(async ({ retry }, _tools, given: typeof cases) => {
    const observed: { calls: number; passedOn: boolean }[] = [];
    for (const { status, text, sudden } of given) {
      const failure: unknown = status ? Object.assign(new Error('refused'), { status }) : text;
      let calls = 0;
      const attempt = (): Promise<never> => {
        calls += 1;
        // A sudden failure is thrown before there is a promise that could reject.
        if (sudden) throw failure;
        return Promise.resolve().then(() => {
          throw failure;
        });
      };
      const thrown: unknown = await retry(attempt, {
        attempts: 3,
        timeout: 1000,
        delay: 0,
        maxDelay: 0,
      }).catch((error: unknown) => error);
      observed.push({ calls, passedOn: thrown === failure });
    }
    return observed;
  }, cases);

  expect(seen).toEqual(cases.map(({ calls }) => ({ calls, passedOn: true })));
});
