import type { Subject } from '@course/subject';

/** A subject, and what goes when it goes. */
export interface Kept {
  subject: Subject;
  remove?: () => void;
}

/**
 * The subjects of a run beside the one that is judged, such as an attack and its victim. Starting one
 * takes longer than what a criterion asks of it, so they stay for the next criterion.
 */
export class KeptSubjects {
  readonly #kept = new Map<string, Promise<Kept>>();

  /**
   * The subject of that name, started if need be.
   *
   * @throws SubjectFailure also when it could not be started for an earlier criterion
   */
  async get(name: string, start: () => Promise<Kept>): Promise<Subject> {
    const known = this.#kept.get(name);
    if (known && (await known).subject.alive) return (await known).subject;
    // Two that ask at once get the same one.
    if (this.#kept.get(name) === known) {
      this.#kept.set(name, start());
      if (known) await end(await known);
    }
    return (await (this.#kept.get(name) as Promise<Kept>)).subject;
  }

  /** Lets all close what the criterion opened in them; who cannot is ended. */
  async rest(): Promise<void> {
    await Promise.all(
      [...this.#kept].map(async ([name, starting]) => {
        const kept = await starting.catch(() => undefined);
        if (!kept?.subject.alive) return;
        const clean = await kept.subject.reset().catch(() => false);
        if (clean) return;
        this.#kept.delete(name);
        await end(kept);
      }),
    );
  }

  /** Ends all; the next run starts others. */
  async stop(): Promise<void> {
    const all = [...this.#kept.values()];
    this.#kept.clear();
    await Promise.all(all.map(async (starting) => starting.then(end, () => {})));
  }
}

async function end({ subject, remove }: Kept): Promise<void> {
  await subject.stop();
  remove?.();
}
