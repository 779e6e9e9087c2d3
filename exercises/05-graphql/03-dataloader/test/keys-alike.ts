type Module = typeof import('../src/lainaamo.ts');

/**
 * A scenario: asks for a number and for its text, clears the number, and asks for it again, all in
 * one turn.
 *
 * @returns what each of the three got, and the keys of each batch
 */
export async function keysAlike({ Loader }: Module) {
  const batches: (string | number)[][] = [];
  const loader = new Loader(async (keys: readonly (string | number)[]) => {
    batches.push([...keys]);
    return keys.map((key) => `the ${typeof key}`);
  });
  const before = [loader.load(1), loader.load('1')];
  loader.clear(1);
  return { values: await Promise.all([...before, loader.load(1)]), batches };
}
