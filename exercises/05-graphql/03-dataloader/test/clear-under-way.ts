type Module = typeof import('../src/lainaamo.ts');

/**
 * A scenario: clears a key while its batch is under way, and asks for it again. Then that batch
 * fails, the key is asked for a third time, and the second batch comes.
 *
 * @returns the keys of each batch, and what each of the three got
 */
export async function clearUnderWay(
  { Loader }: Module,
  { sleep }: { sleep: (ms: number) => Promise<void> },
) {
  const underWay: ((outcome: string | Error) => void)[] = [];
  const batches: string[][] = [];
  const loader = new Loader(async (keys: readonly string[]) => {
    const number = batches.push([...keys]);
    if (number > 2) return keys.map((key) => `${key} ${number}`);
    return new Promise<(string | Error)[]>((resolve) => {
      underWay.push((outcome) => resolve(keys.map(() => outcome)));
    });
  });
  const load = async () => loader.load('anna').catch((error: Error) => error.message);
  const untilUnderWay = async (count: number) => {
    for (let turn = 0; turn < 100 && underWay.length < count; turn += 1) await sleep(1);
  };

  const first = load();
  await untilUnderWay(1);
  loader.clear('anna');
  const second = load();
  await untilUnderWay(2);
  underWay[0]?.(new Error('the first fails'));
  const outcomes = [await first];
  const third = load();
  // If the key is not known any more, it stands in one batch with this one.
  await loader.load('ben');
  underWay[1]?.('anna 2');
  outcomes.push(await second, await third);
  return { batches, outcomes };
}
