/** What the environment decides. */
export interface Settings {
  /** `HOST`: the address to listen on. A container sets 0.0.0.0. */
  host: string;
  /** `PORT`: 0 lets the system choose one. */
  port: number;
  /** `DRAIN_DELAY_MS`: from the signal until no new connection is accepted, in milliseconds. */
  drainDelay: number;
  /** `SHUTDOWN_DEADLINE_MS`: from the signal until the program is gone, in milliseconds. */
  shutdownDeadline: number;
}

/**
 * Reads the settings.
 *
 * @param env such as `process.env`
 * @throws RangeError for a number that is none
 */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  return {
    host: env.HOST ?? '127.0.0.1',
    port: wholeNumber(env, 'PORT', 3000),
    drainDelay: wholeNumber(env, 'DRAIN_DELAY_MS', 5000),
    // Kubernetes kills what still runs 30 seconds after its SIGTERM: be done before.
    shutdownDeadline: wholeNumber(env, 'SHUTDOWN_DEADLINE_MS', 25_000),
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = env[name];
  const value = text ? Number(text) : otherwise;
  if (!Number.isInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number from 0, not "${text}".`);
  }
  return value;
}
