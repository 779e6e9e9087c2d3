type Module = typeof import('../src/lainaamo.ts');

/**
 * A scenario: asks for the keys from 0 on, each some turns of the event loop after the one before.
 * A timer may be late, but hardly ever before each of many keys.
 *
 * @returns the keys of each batch
 */
export async function turnsApart({ Loader }: Module, _tools: unknown, count: number) {
  const batches: number[][] = [];
  const loader = new Loader(async (keys: readonly number[]) => {
    batches.push([...keys]);
    return keys;
  });
  const loads: Promise<number>[] = [];
  for (let key = 0; key < count; key += 1) {
    loads.push(loader.load(key));
    for (let turn = 0; turn < 3; turn += 1) await new Promise((go) => void setImmediate(go));
  }
  await Promise.all(loads);
  return batches;
}
