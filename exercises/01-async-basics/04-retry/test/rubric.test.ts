import { expect, rubric } from '@course/rubric';
import { obeyTimeout } from './obey-timeout.ts';

const criterion = rubric<typeof import('../src/retry.ts')>();

criterion('tries-again', async ({ evaluate }) => {
  const seen = await evaluate(async ({ retry }) => {
    const options = { attempts: 4, timeout: 1000, delay: 0, maxDelay: 0 };
    const numbers: number[] = [];
    const thirdTime = await retry(async ({ number }) => {
      numbers.push(number);
      if (number < 3) throw new Error('not yet');
      return 'kayak 7';
    }, options);
    let calls = 0;
    const firstTime = await retry(async () => (calls += 1), options);
    return { thirdTime, numbers, firstTime, calls };
  });
  expect(seen).toEqual({ thirdTime: 'kayak 7', numbers: [1, 2, 3], firstTime: 1, calls: 1 });
});

criterion('throws-last-error', async ({ evaluate }) => {
  const seen = await evaluate(async ({ retry }, { sleep }) => {
    let calls = 0;
    const failing = async (attempts: number, delay: number): Promise<string> =>
      retry<string>(
        async ({ number }) => {
          calls += 1;
          throw new Error(`attempt ${number} failed`);
        },
        { attempts, timeout: 1000, delay, maxDelay: delay, random: () => 0.5 },
      ).catch((error: Error) => error.message);
    const ofThree = await failing(3, 0);
    const callsOfThree = calls;
    // The only attempt is the last one: nothing comes that would be worth a wait.
    const ofOne = await Promise.race([failing(1, 5000), sleep(200).then(() => 'still waiting')]);
    return { ofThree, callsOfThree, ofOne };
  });
  expect(seen).toEqual({
    ofThree: 'attempt 3 failed',
    callsOfThree: 3,
    ofOne: 'attempt 1 failed',
  });
});

criterion('no-retry-on-4xx', async ({ evaluate }) => {
  const calls = await evaluate(async ({ retry }) => {
    const counts: Record<string, number> = {};
    for (const status of [400, 404, 422, 499, 408, 429, 500, 503]) {
      let count = 0;
      const attempt = async (): Promise<never> => {
        count += 1;
        throw Object.assign(new Error(`answered ${status}`), { status });
      };
      await retry(attempt, { attempts: 2, timeout: 1000, delay: 0, maxDelay: 0 }).catch(() => {});
      counts[status] = count;
    }
    return counts;
  });
  const final = { 400: 1, 404: 1, 422: 1, 499: 1 };
  expect(calls).toEqual({ ...final, 408: 2, 429: 2, 500: 2, 503: 2 });
});

criterion('backs-off', async ({ evaluate }) => {
  const waits = await evaluate(async ({ retry }) => {
    const measure = async (maxDelay: number, expected: number[]): Promise<string[]> => {
      const measured: string[] = [];
      let alarms: NodeJS.Timeout[] = [];
      let length = '';
      await retry(
        async ({ number }) => {
          for (const alarm of alarms) clearTimeout(alarm);
          if (number > 1) measured.push(`about ${expected[number - 2]} ms: ${length}`);
          const wait = expected[number - 1];
          if (wait === undefined) return;
          // Two alarms frame the wait. The first is set before it begins and the second after, so
          // they ring in the right order however busy the machine is.
          length = 'too short';
          alarms = [setTimeout(() => (length = 'right'), wait - 10)];
          setImmediate(() => {
            if (measured.length >= number) return;
            alarms.push(setTimeout(() => (length = 'too long'), wait + 10));
          });
          throw new Error('busy');
        },
        { attempts: 4, timeout: 1000, delay: 20, maxDelay, random: () => 0.999 },
      );
      return measured;
    };
    return {
      doubling: await measure(10_000, [20, 40, 80]),
      bounded: await measure(40, [20, 40, 40]),
    };
  });
  expect(waits).toEqual({
    doubling: ['about 20 ms: right', 'about 40 ms: right', 'about 80 ms: right'],
    bounded: ['about 20 ms: right', 'about 40 ms: right', 'about 40 ms: right'],
  });
});

criterion('jitters', async ({ evaluate }) => {
  const seen = await evaluate(async ({ retry }, { sleep }) => {
    const secondTime = async ({ number }: { number: number }): Promise<string> => {
      if (number === 1) throw new Error('busy');
      return 'fulfilled';
    };
    const options = { attempts: 2, timeout: 1000 };
    const smallest = await Promise.race([
      retry(secondTime, { ...options, delay: 5000, maxDelay: 5000, random: () => 0 }),
      sleep(200).then(() => 'still waiting'),
    ]);

    // Without `random`: of so many callers, some wait less than half of the bound, and some more.
    let ended = 0;
    const callers = Array.from({ length: 48 }, async () => {
      await retry(secondTime, { ...options, delay: 100, maxDelay: 100 });
      ended += 1;
    });
    await sleep(50);
    const endedAtHalf = ended;
    await Promise.all(callers);
    return { smallest, someWaitLess: endedAtHalf > 0, someWaitMore: endedAtHalf < 48 };
  });
  expect(seen).toEqual({ smallest: 'fulfilled', someWaitLess: true, someWaitMore: true });
});

criterion('times-out', async ({ evaluate }) => {
  const seen = await evaluate(async ({ retry }, { sleep }) => {
    const options = { timeout: 50, delay: 0, maxDelay: 0 };
    const late = Promise.withResolvers<never>();
    const patience = sleep(500).then(() => 'still waiting');
    // Only plain data comes back from here, so what kind of error it is gets decided here.
    const kindOf = (error: unknown): string =>
      error instanceof DOMException ? `DOMException ${error.name}` : String(error);

    // The first attempt takes no notice of its signal; the second needs some time of its own.
    const signals: AbortSignal[] = [];
    const before: string[] = [];
    const secondTime = retry(
      async ({ signal, number }) => {
        before.push([...signals, signal].map(({ aborted }) => aborted).join());
        signals.push(signal);
        if (number === 1) await late.promise;
        await sleep(1);
        return signal.aborted ? 'aborted' : 'in time';
      },
      { ...options, attempts: 2 },
    ).catch(kindOf);
    const never = retry(async () => late.promise, { ...options, attempts: 1 }).catch(kindOf);
    const outcomes = {
      secondTime: await Promise.race([secondTime, patience]),
      never: await Promise.race([never, patience]),
    };
    const reason = kindOf(signals[0]?.reason);
    // Their work fails at last, when nobody waits for it: that must not end the process.
    late.reject(new Error('far too late'));
    await sleep(5);
    return { ...outcomes, aborted: before, reason };
  });
  expect(seen).toEqual({
    secondTime: 'in time',
    never: 'DOMException TimeoutError',
    // Before each attempt: the signals so far.
    aborted: ['false', 'true,false'],
    reason: 'DOMException TimeoutError',
  });
  expect(await evaluate(obeyTimeout)).toBe('DOMException TimeoutError');
});

criterion('aborts', async ({ evaluate }) => {
  const seen = await evaluate(async ({ retry }, { sleep }) => {
    const reason = new Error('the reader left');
    const calls = { before: 0, duringAttempt: 0, duringWait: 0 };
    const long = { attempts: 3, timeout: 5000, delay: 5000, maxDelay: 5000, random: () => 0.5 };
    const outcomeOf = async (retrying: Promise<unknown>): Promise<string> =>
      retrying.then(
        () => 'fulfilled',
        (error: unknown) => (error === reason ? 'the reason' : 'something else'),
      );
    const abortSoon = async (run: (signal: AbortSignal) => Promise<unknown>): Promise<string> => {
      const controller = new AbortController();
      const outcome = outcomeOf(run(controller.signal));
      await sleep(5);
      controller.abort(reason);
      return Promise.race([outcome, sleep(200).then(() => 'still waiting')]);
    };
    const before = await outcomeOf(
      retry(async () => (calls.before += 1), { ...long, signal: AbortSignal.abort(reason) }),
    );
    // One attempt stops when it is told to and says so; the other takes no notice.
    let attemptIsTold = false;
    const duringAttempt = await abortSoon(async (signal) =>
      retry(
        async (context) => {
          calls.duringAttempt += 1;
          await new Promise((_resolve, reject) => {
            context.signal.addEventListener('abort', () => {
              attemptIsTold = context.signal.reason === reason;
              reject(new Error('stopped halfway'));
            });
          });
        },
        { ...long, delay: 0, signal },
      ),
    );
    const duringDeafAttempt = await abortSoon(async (signal) =>
      retry(async () => new Promise(() => {}), { ...long, signal }),
    );
    const duringWait = await abortSoon(async (signal) =>
      retry(
        async () => {
          calls.duringWait += 1;
          throw new Error('busy');
        },
        { ...long, signal },
      ),
    );
    return { before, duringAttempt, attemptIsTold, duringDeafAttempt, duringWait, calls };
  });
  expect(seen).toEqual({
    before: 'the reason',
    duringAttempt: 'the reason',
    attemptIsTold: true,
    duringDeafAttempt: 'the reason',
    duringWait: 'the reason',
    calls: { before: 0, duringAttempt: 1, duringWait: 1 },
  });
});

criterion('leaves-nothing-behind', async ({ evaluate }) => {
  const left = await evaluate(async ({ retry }, { sleep }) => {
    const { getEventListeners } = await import('node:events');
    const timers = (): number =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const leftovers = async (
      attempt: (context: { number: number }) => Promise<string>,
      abortedIn: 'attempt' | 'wait' | 'neither' = 'neither',
    ): Promise<{ outcome: string; timers: number; listeners: number }> => {
      const timersBefore = timers();
      const controller = new AbortController();
      const { signal } = controller;
      const delay = abortedIn === 'wait' ? 100 : 5;
      const options = { attempts: 2, timeout: 300, random: () => 0.999, signal };
      const done = retry(attempt, { ...options, delay, maxDelay: delay }).catch(
        (error: Error) => error.message,
      );
      if (abortedIn !== 'neither') {
        await sleep(5);
        controller.abort(new Error('the reader left'));
      }
      const outcome = await done;
      const listeners = getEventListeners(signal, 'abort').length;
      return { outcome, timers: timers() - timersBefore, listeners };
    };
    const fail = async (): Promise<never> => Promise.reject(new Error('busy'));
    return {
      afterSuccess: await leftovers(async ({ number }) => (number === 1 ? fail() : 'done')),
      afterFailure: await leftovers(fail),
      afterAbortOfAttempt: await leftovers(async () => new Promise(() => {}), 'attempt'),
      afterAbortOfWait: await leftovers(fail, 'wait'),
    };
  });
  const nothing = { timers: 0, listeners: 0 };
  expect(left).toEqual({
    afterSuccess: { outcome: 'done', ...nothing },
    afterFailure: { outcome: 'busy', ...nothing },
    afterAbortOfAttempt: { outcome: 'the reader left', ...nothing },
    afterAbortOfWait: { outcome: 'the reader left', ...nothing },
  });
});
