import { expect, rubric } from '@course/rubric';
import { clearUnderWay } from './clear-under-way.ts';
import { keysAlike } from './keys-alike.ts';
import { askInTurn, atMost, within } from './support.ts';
import { turnsApart } from './turns-apart.ts';

interface Owner {
  id: string;
  name: string;
  phone: string | null;
}

const criterion = rubric<typeof import('../src/lainaamo.ts')>();

criterion('batches-a-turn', async ({ evaluate }) => {
  const seen = await evaluate(async ({ Loader }) => {
    const batches: number[][] = [];
    const loader = new Loader(async (keys: readonly number[]) => {
      batches.push([...keys]);
      return keys.map((key) => key * 10);
    });
    const after = async (awaits: number, key: number): Promise<number> => {
      // What is awaited is there already: the event loop does not move on.
      for (let each = 0; each < awaits; each += 1) await Promise.resolve();
      return loader.load(key);
    };

    const values: unknown[] = [await Promise.all([after(0, 3), after(1, 1), after(7, 2)])];
    // In a callback the queues stand differently than in code that continues after an await.
    values.push(
      await new Promise((resolve) => {
        setImmediate(() => resolve(Promise.all([after(0, 9), after(2, 7), after(5, 8)])));
      }),
    );
    return { batches, values };
  });
  expect(seen).toEqual({
    batches: [
      [3, 1, 2],
      [9, 7, 8],
    ],
    values: [
      [30, 10, 20],
      [90, 70, 80],
    ],
  });

  // Turns are short: whoever gathers for a millisecond puts the keys of several into one batch.
  const apart = await evaluate(turnsApart, 30);
  expect(apart).toEqual(Array.from({ length: 30 }, (_, key) => [key]));
});

criterion('asks-once', async ({ evaluate }) => {
  const seen = await evaluate(async ({ Loader }) => {
    const batches: string[][] = [];
    const loader = new Loader(async (keys: readonly string[]) => {
      const number = batches.push([...keys]);
      // The batch is under way for some turns of the event loop.
      for (let turn = 0; turn < 3; turn += 1) await new Promise((go) => void setImmediate(go));
      return keys.map((key) => (key === 'nobody' ? null : `${key} ${number}`));
    });
    const all = async (keys: string[]) => Promise.all(keys.map(async (key) => loader.load(key)));

    const first = all(['anna', 'ben', 'anna', 'nobody']);
    // When it is sent is judged elsewhere.
    for (let turn = 0; turn < 100_000 && batches.length === 0; turn += 1) {
      await new Promise((go) => void setImmediate(go));
    }
    // The first batch is under way, and has not come back yet.
    const meanwhile = await all(['ben', 'carl']);
    const later = await all(['nobody', 'carl', 'anna']);

    loader.clear('anna');
    const cleared = await all(['anna', 'ben']);
    loader.clearAll();
    const afterAll = await all(['ben', 'nobody']);
    return { batches, values: [await first, meanwhile, later, cleared, afterAll] };
  });
  expect(seen).toEqual({
    batches: [['anna', 'ben', 'nobody'], ['carl'], ['anna'], ['ben', 'nobody']],
    values: [
      ['anna 1', 'ben 1', 'anna 1', null],
      ['ben 1', 'carl 2'],
      [null, 'carl 2', 'anna 1'],
      ['anna 3', 'ben 1'],
      ['ben 4', null],
    ],
  });

  // Two keys that look alike in print, and one that was cleared before its batch was sent.
  expect(await evaluate(keysAlike)).toEqual({
    values: ['the number', 'the string', 'the number'],
    batches: [[1, '1']],
  });

  // What became of the first batch says nothing of the second, which is still to come.
  const cleared = await evaluate(clearUnderWay);
  expect(cleared).toEqual({
    batches: [['anna'], ['anna'], ['ben']],
    outcomes: ['the first fails', 'anna 2', 'anna 2'],
  });
});

criterion('fails-singly', async ({ evaluate }) => {
  const seen = await evaluate(async ({ Loader }) => {
    const behaviours: ((keys: readonly number[]) => (number | Error)[])[] = [
      // Key 2 cannot be had.
      (keys) => keys.map((key) => (key === 2 ? new Error('no 2') : key)),
      () => {
        throw new Error('the database is away');
      },
      // One value too few: nobody can know whose.
      (keys) => keys.slice(1),
      // And one too many.
      (keys) => [0, ...keys],
      (keys) => [...keys],
    ];
    let calls = 0;
    const loader = new Loader(async (keys: readonly number[]) => {
      const behave = behaviours[calls];
      calls += 1;
      return behave?.(keys) ?? [];
    });
    const outcomes = async (keys: number[]) => {
      const settled = await Promise.allSettled(keys.map(async (key) => loader.load(key)));
      return settled.map((each) =>
        each.status === 'fulfilled' ? each.value : each.reason instanceof Error && 'an error',
      );
    };
    const message = await loader.load(2).catch((error: Error) => error.message);
    calls = 0;
    return {
      message,
      oneKey: await outcomes([1, 2, 3]),
      wholeBatch: await outcomes([1, 2, 4]),
      tooFew: await outcomes([2, 5]),
      tooMany: await outcomes([2, 5]),
      again: await outcomes([1, 2, 3, 4, 5]),
      calls,
    };
  });
  expect(seen).toEqual({
    message: 'no 2',
    oneKey: [1, 'an error', 3],
    // What is known already does not depend on the database.
    wholeBatch: [1, 'an error', 'an error'],
    tooFew: ['an error', 'an error'],
    tooMany: ['an error', 'an error'],
    // A failure is not kept: what failed is asked for again.
    again: [1, 2, 3, 4, 5],
    calls: 5,
  });
});

criterion('two-queries', async ({ evaluate }) => {
  const query = '{ items { name owner { id name } } }';
  const [answer] = await evaluate(askInTurn, [{ viewer: 11, query }]);
  const anna = { id: '11', name: 'Anna' };
  const carl = { id: '13', name: 'Carl' };
  expect(within(2, answer)).toEqual({
    data: {
      items: [
        { name: 'Drill', owner: carl },
        { name: 'Camera', owner: anna },
        { name: 'Kayak', owner: carl },
        { name: 'Canoe', owner: { id: '15', name: 'Eero' } },
        // Its owner has left: an error, and no other owner in that place.
        { name: 'Ladder', owner: null },
        // It has none: no error.
        { name: 'Tent', owner: null },
        { name: 'Saw', owner: { id: '14', name: 'Dora' } },
        { name: 'Sander', owner: carl },
        { name: 'Lathe', owner: anna },
      ],
    },
    failed: ['items.4.owner'],
    queries: atMost(2),
  });
});

criterion('level-by-level', async ({ evaluate }) => {
  const [deep, wide, none] = await evaluate(askInTurn, [
    // The owner of what one owns is known already, and so is what one owns.
    { viewer: 11, query: '{ me { items { owner { items { name owner { name } } } } } }' },
    {
      viewer: 11,
      query: `{
        drill: item(id: "1") { owner { name items { name } } }
        saw: item(id: "7") { owner { name items { name } } }
        kayak: item(id: "3") { owner { name } }
        nothing: item(id: "99") { name }
      }`,
    },
    { viewer: 16, query: '{ me { name items { name } } }' },
  ]);

  const annas = ['Camera', 'Lathe'].map((name) => ({ name, owner: { name: 'Anna' } }));
  expect(within(2, deep)).toEqual({
    data: { me: { items: [{ owner: { items: annas } }, { owner: { items: annas } }] } },
    failed: [],
    queries: atMost(2),
  });
  const carls = ['Drill', 'Kayak', 'Sander'].map((name) => ({ name }));
  expect(within(3, wide)).toEqual({
    data: {
      drill: { owner: { name: 'Carl', items: carls } },
      saw: { owner: { name: 'Dora', items: [{ name: 'Saw' }] } },
      kayak: { owner: { name: 'Carl' } },
      nothing: null,
    },
    failed: [],
    queries: atMost(3),
  });
  // Fia owns nothing: that is an empty list.
  expect(within(2, none)).toEqual({
    data: { me: { name: 'Fia', items: [] } },
    failed: [],
    queries: atMost(2),
  });
});

criterion('one-request-only', async ({ evaluate }) => {
  const query = '{ items { owner { id name phone } } }';
  const answers = await evaluate(askInTurn, [
    { viewer: 13, query },
    // Anna asks next: what Carl may see is not for her.
    { viewer: 11, query },
    { viewer: 13, query, before: `UPDATE members SET name = 'Kalle' WHERE id = 13` },
  ]);

  const seen = answers.map((answer) => {
    const { data, queries } = within(2, answer);
    const items = (data?.items ?? []) as { owner: Owner | null }[];
    const owners = items.map(({ owner }) => owner).filter((owner) => owner !== null);
    const names = (list: Owner[]) => [...new Set(list.map(({ name }) => name))];
    return {
      phonesOf: names(owners.filter(({ phone }) => phone !== null)),
      member13: names(owners.filter(({ id }) => id === '13')),
      queries,
    };
  });
  expect(seen).toEqual([
    { phonesOf: ['Carl'], member13: ['Carl'], queries: atMost(2) },
    { phonesOf: ['Anna'], member13: ['Carl'], queries: atMost(2) },
    { phonesOf: ['Kalle'], member13: ['Kalle'], queries: atMost(2) },
  ]);
});

criterion('forgets-when-changed', async ({ evaluate }) => {
  const owner = '{ owner { name items { name owner { name } } } }';
  const query = `mutation {
    a: giveItem(itemId: "1", memberId: "11") ${owner}
    b: giveItem(itemId: "1", memberId: "15") ${owner}
    c: giveItem(itemId: "3", memberId: "11") ${owner}
  }`;
  const [answer] = await evaluate(askInTurn, [{ viewer: 11, query }]);
  const owned = (name: string, items: string[]) => ({
    owner: { name, items: items.map((item) => ({ name: item, owner: { name } })) },
  });
  // Five queries for each is ample: one changes, one reads the item, one its owner, one the list.
  expect(within(15, answer)).toEqual({
    data: {
      a: owned('Anna', ['Drill', 'Camera', 'Lathe']),
      b: owned('Eero', ['Drill', 'Canoe']),
      // The drill is not Anna's any more.
      c: owned('Anna', ['Camera', 'Kayak', 'Lathe']),
    },
    failed: [],
    queries: atMost(15),
  });
});

criterion('answers-as-before', async ({ evaluate }) => {
  const query = `query ($id: ID!) {
    item(id: $id) { id name owner { id name phone } }
    me { name phone items { id } }
  }`;
  const asked = ['2', '5', '6', '99'].map((id) => ({ viewer: 11, query, variables: { id } }));
  const answers = await evaluate(askInTurn, asked);
  const me = { name: 'Anna', phone: '040 1100', items: [{ id: '2' }, { id: '9' }] };
  const anna = { id: '11', name: 'Anna', phone: '040 1100' };
  expect(answers.map(({ data, failed }) => ({ data, failed }))).toEqual([
    { data: { item: { id: '2', name: 'Camera', owner: anna }, me }, failed: [] },
    { data: { item: { id: '5', name: 'Ladder', owner: null }, me }, failed: ['item.owner'] },
    { data: { item: { id: '6', name: 'Tent', owner: null }, me }, failed: [] },
    { data: { item: null, me }, failed: [] },
  ]);
});
