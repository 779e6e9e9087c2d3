/** Lets those who name the same thing pass one after another; others do not wait for them. */
export class Lock {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when all who came before, and named the same, have ended. */
  async hold<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name);
    const mine = (async () => {
      // How it went for those before is no concern of those behind.
      await before?.catch(() => {});
      return work();
    })();
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }
}
