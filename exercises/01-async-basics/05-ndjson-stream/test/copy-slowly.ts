type Module = typeof import('../src/ndjson.ts');

/** What the source was asked for, in bytes. */
interface Pace {
  /** How many records were written, as told. */
  count: number;
  /** Given until the source was asked no more, while the target took nothing. */
  givenToStopped: number;
  /** The most that was given and not yet taken, over the whole run. */
  furthestAhead: number;
}

/**
 * A scenario: copies lines of 1 KiB to a target that first stands still, and then takes one piece
 * in each turn of the event loop.
 *
 * @param lines a multiple of 4
 */
export async function copySlowly(
  { convertRecords }: Module,
  _tools: unknown,
  lines: number,
): Promise<Pace> {
  const { Readable, Writable } = await import('node:stream');
  const { setImmediate: turn } = await import('node:timers/promises');
  const chunk = Buffer.from(`"${'x'.repeat(1021)}"\n`.repeat(4));
  const total = lines * 1024;
  const open = Promise.withResolvers<void>();
  let given = 0;
  let taken = 0;
  let furthestAhead = 0;

  const source = new Readable({
    highWaterMark: chunk.length,
    read() {
      if (given === total) {
        this.push(null);
        return;
      }
      given += chunk.length;
      furthestAhead = Math.max(furthestAhead, given - taken);
      this.push(chunk);
    },
  });
  const target = new Writable({
    highWaterMark: chunk.length,
    write(piece: Buffer, _encoding, done) {
      void open.promise.then(() => {
        taken += piece.length;
        setImmediate(done);
      });
    },
  });

  const working = convertRecords(source, target, (record) => record);
  // It is awaited below; a rejection that comes before that shall not end the process.
  working.catch(() => {});
  // It has come to rest when twenty turns pass in which nobody asks the source for more.
  for (let before = -1; before < given;) {
    before = given;
    for (let turns = 0; turns < 20; turns += 1) await turn();
  }
  const givenToStopped = given;
  open.resolve();
  return { count: await working, givenToStopped, furthestAhead };
}
