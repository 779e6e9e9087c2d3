/** What one attempt is told. */
export interface AttemptContext {
  signal: AbortSignal;
  number: number;
}

/** How often, how long and how patiently. */
export interface RetryOptions {
  attempts: number;
  timeout: number;
  delay: number;
  maxDelay: number;
  random?: () => number;
  signal?: AbortSignal;
}

// Taken when the module loads, as promisify(setTimeout) would.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** The same contract without async functions: one promise, and one timer at a time. */
export function retry<Result>(
  attempt: (context: AttemptContext) => Promise<Result>,
  options: RetryOptions,
): Promise<Result> {
  const { attempts, timeout, maxDelay, random = Math.random, signal } = options;
  return new Promise((resolve, reject) => {
    let number = 0;
    let longestWait = options.delay;
    // All drawn at once: nobody says when.
    const drawn = Array.from({ length: attempts }, () => random());
    let controller = new AbortController();
    let timer: NodeJS.Timeout | undefined;

    const end = (settle: () => void): void => {
      stopTimer(timer);
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => {
      // First end, then tell the attempt: its rejection must find us gone.
      end(() => reject(signal?.reason));
      number = Infinity;
      controller.abort(signal?.reason);
    };
    const onFailure = (error: unknown): void => {
      stopTimer(timer);
      if (number >= attempts || isRefusal(error)) {
        end(() => reject(error));
        return;
      }
      const wait = (drawn[number - 1] ?? 0) * Math.min(longestWait, maxDelay);
      longestWait *= 2;
      timer = startTimer(begin, wait);
    };
    const begin = (): void => {
      number += 1;
      const own = (controller = new AbortController());
      let over = false;
      // What comes after the first outcome of an attempt is not heard, and so handled.
      const first = (act: () => void): void => {
        if (over || number === Infinity) return;
        over = true;
        act();
      };
      timer = startTimer(() => {
        const late = new DOMException('The attempt took too long.', 'TimeoutError');
        first(() => onFailure(late));
        own.abort(late);
      }, timeout);
      try {
        attempt({ signal: own.signal, number }).then(
          (result) => first(() => end(() => resolve(result))),
          (error: unknown) => first(() => onFailure(error)),
        );
      } catch (error) {
        first(() => onFailure(error));
      }
    };

    if (signal?.aborted) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort);
    begin();
  });
}

function isRefusal(error: unknown): boolean {
  const { status } = Object(error) as { status?: unknown };
  if (typeof status !== 'number') return false;
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
