import { expect, rubric } from '@course/rubric';
import { askInTurn, atMost, within } from './support.ts';

const criterion = rubric<typeof import('../src/lainaamo.ts')>();

criterion('any-register', async ({ evaluate, database, random }) => {
  const ids = random.shuffle(Array.from({ length: 30 }, (_, index) => 100 + index));
  const members = ids.slice(0, 20).map((id) => ({ id, name: random.word(6) }));
  // Of thirty owners ten are not in the register, and some items have none.
  const owners = [
    ...ids,
    null,
    null,
    ...Array.from({ length: 28 }, () => random.pick([...ids, null])),
  ];
  const items = random
    .shuffle(Array.from({ length: 60 }, (_, index) => 1000 + index))
    .map((id, index) => ({ id, name: random.word(8), owner: owners[index] ?? null }));
  await database.query('TRUNCATE members, items');
  for (const { id, name } of members) {
    await database.query(`INSERT INTO members VALUES ($1, $2, 'secret')`, [id, name]);
  }
  for (const { id, name, owner } of items) {
    await database.query('INSERT INTO items VALUES ($1, $2, $3)', [id, name, owner]);
  }

  const inOrder = items.toSorted((a, b) => a.id - b.id);
  const owns = (id: number) => inOrder.filter(({ owner }) => owner === id);
  const ownerOf = (id: number | null) => {
    const member = members.find((each) => each.id === id);
    return member
      ? { name: member.name, items: owns(member.id).map(({ name }) => ({ name })) }
      : null;
  };
  const seen = inOrder.map(({ name, owner }) => ({ name, owner: ownerOf(owner) }));
  const failed = inOrder.flatMap(({ owner }, index) =>
    owner === null || ownerOf(owner) ? [] : [`items.${index}.owner`],
  );

  // Of each kind some: with an owner, with one who is not in the register, and with none.
  const kinds = Object.values(
    Object.groupBy(random.shuffle(items), ({ owner }) =>
      owner === null ? 'none' : ownerOf(owner) ? 'known' : 'unknown',
    ),
  );
  const some = kinds.flatMap((kind) => kind.slice(0, 2));
  const others = random.shuffle(items.filter((item) => !some.includes(item)));
  const picked = random.shuffle([...some, ...others.slice(0, 6)]);
  const byId = picked.map(
    ({ id }, index) => `i${index}: item(id: ${id}) { name owner { id name } }`,
  );
  const [list, single] = await evaluate(askInTurn, [
    { viewer: 1, query: '{ items { name owner { name items { name } } } }' },
    {
      viewer: 1,
      query: `{ ${byId.join('\n')} }`,
      // What the request before has loaded is old now.
      before: `UPDATE members SET name = name || '!'`,
    },
  ]);
  expect(within(3, list)).toEqual({
    data: { items: seen },
    failed: failed.toSorted(),
    queries: atMost(3),
  });
  const found = picked.map(({ name, owner }, index) => {
    const now = ownerOf(owner) && { id: String(owner), name: `${ownerOf(owner)?.name}!` };
    return [`i${index}`, { name, owner: now }];
  });
  expect(within(2, single)).toEqual({
    data: Object.fromEntries(found),
    failed: picked
      .flatMap(({ owner }, index) => (owner === null || ownerOf(owner) ? [] : [`i${index}.owner`]))
      .toSorted(),
    queries: atMost(2),
  });
});

criterion('any-keys', async ({ evaluate, random }) => {
  // Each round asks for some keys, for one of them twice, and for one that always fails.
  const failing = random.pick([7, 17, 27, 37]);
  const rounds = Array.from({ length: 6 }, () => {
    const keys = Array.from({ length: random.integer(1, 9) }, () => random.integer(1, 40));
    const twice = random.pick([1, 2, 3, 4, 5]);
    return random.shuffle([...keys, twice, twice, failing]);
  });
  const seen = await evaluate(async ({ Loader }, _tools, given) => {
    const batches: number[][] = [];
    const loader = new Loader(async (keys: readonly number[]) => {
      batches.push([...keys]);
      return keys.map((key) => (key % 10 === 7 ? new Error(`no ${key}`) : `value ${key}`));
    });
    const outcomes: string[][] = [];
    for (const keys of given) {
      const loads = keys.map(async (key, index) => {
        for (let each = 0; each < index; each += 1) await Promise.resolve();
        return loader.load(key).catch((error: Error) => error.message);
      });
      outcomes.push(await Promise.all(loads));
    }
    return { batches, outcomes };
  }, rounds);

  const known = new Set<number>();
  const batches = rounds.flatMap((keys) => {
    const batch = [...new Set(keys)].filter((key) => !known.has(key));
    for (const key of batch) if (key % 10 !== 7) known.add(key);
    return batch.length > 0 ? [batch] : [];
  });
  const outcomes = rounds.map((keys) =>
    keys.map((key) => (key % 10 === 7 ? `no ${key}` : `value ${key}`)),
  );
  expect({ rounds, ...seen }).toEqual({ rounds, batches, outcomes });
});
