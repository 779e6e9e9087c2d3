import { expect, rubric } from '@course/rubric';

const criterion = rubric<typeof import('../src/map-limit.ts')>();

criterion('maps-everything', async ({ evaluate }) => {
  const results = await evaluate(async ({ mapLimit }, { sleep }) =>
    mapLimit([30, 1, 15, 5], 2, async (ms, index) => {
      await sleep(ms);
      return `${index}:${ms}`;
    }),
  );
  expect(results).toEqual(['0:30', '1:1', '2:15', '3:5']);
});

criterion('respects-limit', async ({ evaluate }) => {
  const peaks = await evaluate(async ({ mapLimit }, { sleep }) => {
    const peakFor = async (limit: number): Promise<number> => {
      let running = 0;
      let peak = 0;
      await mapLimit(Array.from({ length: 12 }), limit, async () => {
        running += 1;
        peak = Math.max(peak, running);
        await sleep(2);
        running -= 1;
      });
      return peak;
    };
    return { one: await peakFor(1), three: await peakFor(3) };
  });
  expect(peaks).toEqual({ one: 1, three: 3 });
});

criterion('keeps-slots-busy', async ({ evaluate }) => {
  const started = await evaluate(async ({ mapLimit }, { sleep }) => {
    // The first task never ends by itself: the other slot must work off all the rest.
    const slow = Promise.withResolvers<void>();
    const seen: number[] = [];
    const done = mapLimit([0, 1, 2, 3, 4], 2, async (item) => {
      seen.push(item);
      if (item === 0) await slow.promise;
      if (item === 4) slow.resolve();
    });
    // Batches would wait for ever; this is long enough for five tasks that do nothing.
    await Promise.race([done, sleep(200)]);
    const startedWhileSlow = [...seen];
    slow.resolve();
    await done;
    return startedWhileSlow;
  });
  expect(started).toEqual([0, 1, 2, 3, 4]);
});

criterion('stops-on-rejection', async ({ evaluate }) => {
  const seen = await evaluate(async ({ mapLimit }, { sleep }) => {
    const started: number[] = [];
    const outcome = await mapLimit([0, 1, 2, 3, 4, 5], 2, async (item) => {
      started.push(item);
      await sleep(item === 1 ? 5 : 20);
      if (item === 1) throw new Error('item 1 is broken');
    }).then(
      () => 'fulfilled',
      (error: Error) => error.message,
    );
    // Time for workers that do not know of the rejection to go on.
    await sleep(60);

    // One call rejects, and right after it another ends. What they give are these very promises.
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    const startedInOneTurn: number[] = [];
    const inOneTurn = mapLimit([0, 1, 2, 3], 2, (item) => {
      startedInOneTurn.push(item);
      return item === 0 ? first.promise : second.promise;
    }).then(
      () => 'fulfilled',
      (error: Error) => error.message,
    );
    first.reject(new Error('item 0 is broken'));
    // Who writes `.then(next).catch(stop)` hears of it a little later, and is right too.
    await Promise.resolve();
    await Promise.resolve();
    second.resolve();
    const outcomeInOneTurn = await inOneTurn;
    await sleep(5);
    return { outcome, started, outcomeInOneTurn, startedInOneTurn };
  });
  expect(seen).toEqual({
    outcome: 'item 1 is broken',
    started: [0, 1],
    outcomeInOneTurn: 'item 0 is broken',
    startedInOneTurn: [0, 1],
  });

  // A rejection that nobody hears of ends the process, and with it these scenarios.
  const heard = await evaluate(async ({ mapLimit }, { sleep }) => {
    const fewerThanSlots = await mapLimit([1], 2, async () => {
      throw new Error('the only one is broken');
    }).then(
      () => 'fulfilled',
      (error: Error) => error.message,
    );
    const tasks = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
    const done = mapLimit(tasks, 3, (task) => task.promise).then(
      () => 'fulfilled',
      (error: Error) => error.message,
    );
    // First is what happens first, wherever it stands in the list.
    tasks[1]?.reject(new Error('the second is broken'));
    tasks[0]?.reject(new Error('the first is broken too'));
    const withOthersLater = await done;
    tasks[2]?.reject(new Error('and the third'));
    await sleep(5);
    return { fewerThanSlots, withOthersLater };
  });
  expect(heard).toEqual({
    fewerThanSlots: 'the only one is broken',
    withOthersLater: 'the second is broken',
  });
});

criterion('aborts', async ({ evaluate }) => {
  const seen = await evaluate(async ({ mapLimit }, { sleep }) => {
    const controller = new AbortController();
    const started: number[] = [];
    const task = Promise.withResolvers<void>();
    const outcome = mapLimit(
      [0, 1, 2, 3],
      2,
      async (item) => {
        started.push(item);
        await task.promise;
      },
      { signal: controller.signal },
    ).then(
      () => 'fulfilled',
      (error: Error) => error.message,
    );
    await sleep(5);
    controller.abort(new Error('the reader left'));
    const first = await Promise.race([outcome, sleep(200).then(() => 'still waiting')]);
    task.resolve();
    await sleep(5);

    const before = await mapLimit([7], 1, async (item) => void started.push(item), {
      signal: AbortSignal.abort(new Error('too late')),
    }).then(
      () => 'fulfilled',
      (error: Error) => error.message,
    );
    const beforeNothing = await mapLimit([], 1, async () => {}, {
      signal: AbortSignal.abort(new Error('too late')),
    }).then(
      () => 'fulfilled',
      (error: Error) => error.message,
    );
    return { afterAbort: first, abortedBefore: before, withoutItems: beforeNothing, started };
  });
  expect(seen).toEqual({
    afterAbort: 'the reader left',
    abortedBefore: 'too late',
    withoutItems: 'too late',
    started: [0, 1],
  });

  const atThatMoment = await evaluate(async ({ mapLimit }, { sleep }) => {
    const observe = async (abortedIn: 'fn' | 'the turn of an end') => {
      const controller = new AbortController();
      const started: number[] = [];
      const task = Promise.withResolvers<void>();
      const outcome = mapLimit(
        [0, 1, 2, 3],
        2,
        (item) => {
          started.push(item);
          if (abortedIn === 'fn') controller.abort(new Error('the reader left'));
          // This very promise: a worker goes on as early as can be.
          return task.promise;
        },
        { signal: controller.signal },
      ).then(
        () => 'fulfilled',
        (error: Error) => error.message,
      );
      if (abortedIn !== 'fn') controller.abort(new Error('the reader left'));
      task.resolve();
      const settled = await outcome;
      await sleep(5);
      return { outcome: settled, started };
    };
    return {
      abortedWhileACallEnds: await observe('the turn of an end'),
      abortedByFn: await observe('fn'),
    };
  });
  expect(atThatMoment).toEqual({
    abortedWhileACallEnds: { outcome: 'the reader left', started: [0, 1] },
    abortedByFn: { outcome: 'the reader left', started: [0] },
  });
});

criterion('refuses-bad-limit', async ({ evaluate }) => {
  const seen = await evaluate(async ({ mapLimit }) => {
    let calls = 0;
    const outcomes: Record<string, string> = {};
    for (const limit of [0, -1, 1.5, Number.NaN, Infinity]) {
      outcomes[`limit ${limit}`] = await mapLimit([1], limit, async () => void (calls += 1)).then(
        () => 'fulfilled',
        (error: Error) => error.name,
      );
    }
    outcomes['limit 0, no items'] = await mapLimit([], 0, async () => {}).then(
      () => 'fulfilled',
      (error: Error) => error.name,
    );
    return { ...outcomes, calls };
  });
  expect(seen).toEqual({
    'limit 0': 'RangeError',
    'limit -1': 'RangeError',
    'limit 1.5': 'RangeError',
    'limit NaN': 'RangeError',
    'limit Infinity': 'RangeError',
    'limit 0, no items': 'RangeError',
    calls: 0,
  });
});
