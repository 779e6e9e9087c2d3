import { within } from './within.ts';

/** How often a program is asked whether its event loop turns, in milliseconds. */
const BEAT = 250;

/** How long is waited for an answer that is overdue, in milliseconds: who has just gone on gives it soon. */
const GRACE = 1000;

/** How many beats a living event loop may miss: a busy machine lets it wait too. */
const MISSED = 2;

/** What a heart needs to know, and to do. */
export interface HeartbeatOptions {
  /** Asks the program; its answer is told by {@link Heartbeat.answered}. */
  ask: () => void;
  /** How long the event loop may stand still at the moment, in milliseconds. */
  patience: () => number;
  /** Called once, when it has stood still for longer than that. */
  onStandstill: () => void;
}

/**
 * Asks a program again and again whether its event loop turns. What counts is how often the answer was
 * missing, not for how long: when this process was held up itself, the answer may only be unread.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #timer: NodeJS.Timeout;
  #missed = 0;
  #answer = Promise.withResolvers<void>();

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#beat(), BEAT).unref();
  }

  /** For how long the event loop has been standing still, in milliseconds; 0 while it turns. */
  get standstill(): number {
    return this.#missed > MISSED ? this.#missed * BEAT : 0;
  }

  /**
   * Whether it stands still at this moment: an answer that is overdue may be on its way.
   *
   * @returns for how long, in milliseconds; 0 when it turns
   */
  async stands(): Promise<number> {
    if (this.standstill > 0) await within(GRACE, this.#answer.promise);
    return this.standstill;
  }

  /** Tells that the program has answered. */
  answered(): void {
    this.#missed = 0;
    this.#answer.resolve();
    this.#answer = Promise.withResolvers();
  }

  /** Asks no more: what has ended stands still for no reason that matters. */
  stop(): void {
    clearInterval(this.#timer);
    this.#missed = 0;
  }

  #beat(): void {
    const { ask, patience, onStandstill } = this.#options;
    if (this.#missed === 0) ask();
    this.#missed += 1;
    if (this.standstill <= patience()) return;
    onStandstill();
    this.stop();
  }
}
