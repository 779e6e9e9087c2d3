import { expect, rubric } from '@course/rubric';
import type { Pool } from 'pg';
import { callsOnOneConnection } from './calls-on-one-connection.ts';
import { FOUND_BY, NAMES } from './names.ts';
import { lendThere, setSessionZone, timesInTable } from './time-zones.ts';

const criterion = rubric<typeof import('../src/repository.ts')>();

const DRILL = { tag: 'LA-0001', name: 'Drill', depositCents: 1999 };
const KAYAK = { tag: 'LA-0002', name: 'Kayak', depositCents: 110 };
const TENT = { tag: 'LA-0003', name: 'Tent', depositCents: 2500 };

criterion('stores-items', async ({ evaluate, database }) => {
  const seen = await evaluate(
    async ({ createRepository }, { pool }, items) => {
      const repository = createRepository(pool as Pool);
      const added = await repository.addItems(items);
      const found = [];
      for (const { id } of added) found.push(await repository.findItem(id));
      const unknown = await repository.findItem('987654321');
      return { added, found, unknown, ofNothing: await repository.addItems([]) };
    },
    [DRILL, KAYAK],
  );
  const items = [
    { id: expect.any(String), ...DRILL },
    { id: expect.any(String), ...KAYAK },
  ];
  expect(seen).toEqual({ added: items, found: items, unknown: undefined, ofNothing: [] });

  const rows = await database.query('SELECT tag, name, deposit::text FROM items ORDER BY id');
  expect(rows).toEqual([
    { tag: 'LA-0001', name: 'Drill', deposit: '19.99' },
    { tag: 'LA-0002', name: 'Kayak', deposit: '1.10' },
  ]);
});

criterion('lends-and-takes-back', async ({ evaluate, database }) => {
  const seen = await evaluate(
    async ({ createRepository }, { pool }, items) => {
      const repository = createRepository(pool as Pool);
      const itemIds = (await repository.addItems(items)).map(({ id }) => id);
      const lend = async (itemId = '', borrower: string, day: string) =>
        repository.lend({
          itemId,
          borrower,
          lentAt: new Date(`2027-07-${day}T10:00:00Z`),
          dueOn: '2027-07-30',
        });
      const second = await lend(itemIds[0], 'anna', '05');
      const first = await lend(itemIds[1], 'anna', '01');
      const together = await lend(itemIds[2], 'anna', '05');

      const at = new Date('2027-07-20T16:30:00Z');
      const takenBack = await repository.giveBack(second.id, at);
      const again = await repository.giveBack(second.id, at);
      const unknown = await repository.giveBack('987654321', at);
      // The item can go out again, and the loan of another person, Anna, is not anna's.
      const next = await lend(itemIds[0], 'Anna', '21');
      const ofAnna = await repository.loansOf('anna');
      return { itemIds, first, second, together, takenBack, again, unknown, next, ofAnna };
    },
    [DRILL, KAYAK, TENT],
  );

  const [drill, kayak, tent] = seen.itemIds;
  const loan = { id: expect.any(String), borrower: 'anna', dueOn: '2027-07-30', returnedAt: null };
  const first = { ...loan, itemId: kayak, lentAt: '2027-07-01T10:00:00.000Z' };
  const second = { ...loan, itemId: drill, lentAt: '2027-07-05T10:00:00.000Z' };
  const together = { ...second, itemId: tent };
  const takenBack = { ...second, returnedAt: '2027-07-20T16:30:00.000Z' };
  expect(seen).toEqual({
    itemIds: [expect.any(String), expect.any(String), expect.any(String)],
    first,
    second,
    together,
    takenBack,
    again: undefined,
    unknown: undefined,
    next: { ...loan, itemId: drill, borrower: 'Anna', lentAt: '2027-07-21T10:00:00.000Z' },
    // Two of one instant come in the order of their ids.
    ofAnna: [first, takenBack, together],
  });

  // Eight more of one instant, which the table got in another order: no way of reading it sorts them.
  await database.query(
    `INSERT INTO loans (id, item_id, borrower, lent_at, due_on, returned_at)
       OVERRIDING SYSTEM VALUE
     SELECT id, $1, 'ben', '2027-07-05T10:00Z', '2027-07-12', '2027-07-06T10:00Z'
     FROM unnest(ARRAY[105, 98, 107, 101, 96, 103, 99, 110]) AS id`,
    [drill],
  );
  const ids = await evaluate(async ({ createRepository }, { pool }) => {
    const loans = await createRepository(pool as Pool).loansOf('ben');
    return loans.map(({ id }) => id);
  });
  expect(ids).toEqual(['96', '98', '99', '101', '103', '105', '107', '110']);
});

criterion('keeps-quotes-harmless', async ({ evaluate, database }) => {
  const texts = [
    "Anna's drill",
    "' OR '1'='1",
    "'); DROP TABLE loans; --",
    "\\'; DELETE FROM items; --",
    '"items", $1, $$ and {NULL}',
  ];
  const seen = await evaluate(async ({ createRepository }, { pool }, hostile) => {
    const repository = createRepository(pool as Pool);
    const items = hostile.map((text) => ({ tag: text, name: text, depositCents: 100 }));
    const added = await repository.addItems(items);
    const outcomes: { text: string; found: string[]; borrowers: string[] }[] = [];
    for (const { id: itemId, name: text } of added) {
      const found = await repository.searchItems(text);
      const lentAt = new Date('2027-07-05T10:00:00Z');
      await repository.lend({ itemId, borrower: text, lentAt, dueOn: '2027-07-12' });
      const loans = await repository.loansOf(text);
      outcomes.push({
        text,
        found: found.map(({ name }) => name),
        borrowers: loans.map(({ borrower }) => borrower),
      });
    }
    return outcomes;
  }, texts);

  expect(seen).toEqual(texts.map((text) => ({ text, found: [text], borrowers: [text] })));
  const [rows] = await database.query(
    `SELECT (SELECT count(*)::integer FROM items) AS items,
       (SELECT count(*)::integer FROM loans) AS loans`,
  );
  expect(rows).toEqual({ items: texts.length, loans: texts.length });
});

criterion('searches-literally', async ({ evaluate }) => {
  const found = await evaluate(
    async ({ createRepository }, { pool }, given) => {
      const repository = createRepository(pool as Pool);
      await repository.addItems(
        given.names.map((name, index) => ({ tag: `LA-${index}`, name, depositCents: 0 })),
      );
      const results: Record<string, string[]> = {};
      for (const text of given.texts) {
        results[text] = (await repository.searchItems(text)).map(({ name }) => name);
      }
      return results;
    },
    { names: NAMES, texts: Object.keys(FOUND_BY) },
  );
  expect(found).toEqual(FOUND_BY);
});

criterion('keeps-time', async ({ evaluate, database }) => {
  // The first and the second are an hour apart, and in Helsinki both are called 03:30.
  const instants = [
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
    '2026-12-31T23:30:00.001Z',
    '2027-03-28T00:59:59.999Z',
  ];
  const days = ['2026-10-25', '2026-12-31', '2027-01-01', '2027-03-28'];
  const zones = [
    { session: 'Asia/Kathmandu', process: 'America/Los_Angeles' },
    { session: 'America/Los_Angeles', process: 'Europe/Helsinki' },
    { session: 'UTC', process: 'Pacific/Kiritimati' },
  ];
  for (const zone of zones) {
    await setSessionZone(database, zone);
    const seen = await evaluate(lendThere, { zone, instants, days });

    const loans = instants.map((lentAt, index) => ({ lentAt, dueOn: days[index] }));
    const ended = loans.map((loan) => ({ ...loan, returnedAt: loan.lentAt }));
    const inTheTable = await timesInTable(database, zone.process);
    expect({ zone, ...seen, inTheTable }).toEqual({
      zone,
      whenLent: loans.map((loan) => ({ ...loan, returnedAt: undefined })),
      whenReturned: ended,
      inTheList: ended,
      inTheTable: ended,
    });
  }
});

criterion('names-conflicts', async ({ evaluate }) => {
  const seen = await evaluate(
    async ({ createRepository }, { pool }, [drill, kayak]) => {
      const repository = createRepository(pool as Pool);
      const outcomeOf = async (change: Promise<unknown>) =>
        change.then(
          () => 'done',
          ({ name, reason, code }: { name: string; reason?: string; code?: string }) =>
            [name, reason ?? code].join(' '),
        );
      const [added] = await repository.addItems([drill]);
      const lend = async (itemId = '') =>
        repository.lend({
          itemId,
          borrower: 'anna',
          lentAt: new Date('2027-07-05T10:00:00Z'),
          dueOn: '2027-07-12',
        });
      return {
        'a tag that is there': await outcomeOf(repository.addItems([kayak, drill])),
        'a tag twice in one list': await outcomeOf(repository.addItems([kayak, kayak])),
        'a free item': await outcomeOf(lend(added?.id)),
        'an item that is out': await outcomeOf(lend(added?.id)),
        'an unknown item': await outcomeOf(lend('987654321')),
        'an item without a name': await outcomeOf(repository.addItems([{ ...kayak, name: '' }])),
      };
    },
    [DRILL, KAYAK] as const,
  );
  expect(seen).toEqual({
    'a tag that is there': 'ConflictError tag-taken',
    'a tag twice in one list': 'ConflictError tag-taken',
    'a free item': 'done',
    'an item that is out': 'ConflictError already-lent',
    // What is no conflict comes as pg reported it.
    'an unknown item': 'error 23503',
    'an item without a name': 'error 23514',
  });
});

criterion('all-or-nothing', async ({ evaluate, database }) => {
  const outcome = await evaluate(
    async ({ createRepository }, tools, items) => {
      const pool = tools.pool as Pool;
      // As in a crowd, where others take what comes back: nobody gets the same connection again.
      Object.assign(pool.options, { maxUses: 1 });
      return createRepository(pool)
        .addItems(items)
        .then(
          () => 'done',
          ({ name, code }: { name: string; code?: string }) => `${name} ${code}`,
        );
    },
    // The third is refused, since it has no name.
    [DRILL, KAYAK, { tag: 'LA-0003', name: '', depositCents: 0 }],
  );
  expect(outcome).toBe('error 23514');
  expect(await database.query('SELECT tag FROM items')).toEqual([]);
});

criterion('connections-return', async ({ evaluate }) => {
  const seen = await evaluate(callsOnOneConnection, { drill: DRILL, kayak: KAYAK });
  expect(seen).toEqual({
    'the first list': 'done',
    'a tag that is there': 'ConflictError tag-taken',
    'a good list': 'done',
    'no name': 'error 23514',
    'a loan': 'done',
    'the same again': 'ConflictError already-lent',
    'an unknown item': 'error 23503',
    'a search': 'done',
    'connections in use': 0,
  });
});
