import { expect, rubric } from '@course/rubric';
import type { Pool } from 'pg';

const criterion = rubric<typeof import('../src/repository.ts')>();

criterion('large-numbers', async ({ evaluate, database, random }) => {
  // Odd, and beyond 2^53: the nearest number that JavaScript has is another one.
  const firstId = 2n ** 53n + 2n * BigInt(random.integer(1, 1_000_000)) + 1n;
  await database.query(`ALTER SEQUENCE items_id_seq RESTART WITH ${firstId}`);
  await database.query(`ALTER SEQUENCE loans_id_seq RESTART WITH ${firstId + 1000n}`);
  const largest = Number.MAX_SAFE_INTEGER - random.integer(0, 100);
  const amounts = [
    0,
    random.integer(1, 99),
    // As a float of euros these have a little too much or too little.
    110,
    1999,
    8_215_409,
    random.integer(100, 1_000_000),
    // Of four neighbours as large as these, floats lose at least one, written or read.
    largest - 3,
    largest - 2,
    largest - 1,
    largest,
  ];

  const seen = await evaluate(async ({ createRepository }, { pool }, cents) => {
    const repository = createRepository(pool as Pool);
    const items = await repository.addItems(
      cents.map((depositCents, n) => ({ tag: `LA-${n}`, name: 'Thing', depositCents })),
    );
    const loans = [];
    const found = [];
    for (const { id } of items) {
      found.push(await repository.findItem(id));
      const lentAt = new Date('2027-07-05T10:00:00Z');
      loans.push(
        await repository.lend({ itemId: id, borrower: 'anna', lentAt, dueOn: '2027-07-12' }),
      );
    }
    return { items, found, loans: loans.map(({ id, itemId }) => ({ id, itemId })) };
  }, amounts);

  const ids = amounts.map((_, index) => String(firstId + BigInt(index)));
  const items = amounts.map((depositCents, n) => ({
    id: ids[n],
    tag: `LA-${n}`,
    name: 'Thing',
    depositCents,
  }));
  const loans = ids.map((itemId) => ({ id: String(BigInt(itemId) + 1000n), itemId }));
  expect(seen).toEqual({ items, found: items, loans });
});

criterion('other-errors', async ({ evaluate, database, random }) => {
  const refuseWith = async (code: string, constraints: Record<string, string>) => {
    for (const [table, constraint] of Object.entries(constraints)) {
      await database.query(
        `CREATE OR REPLACE FUNCTION refuse_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           RAISE EXCEPTION 'refused' USING ERRCODE = '${code}', CONSTRAINT = '${constraint}';
         END $$`,
      );
      await database.query(
        `CREATE OR REPLACE TRIGGER refuse BEFORE INSERT ON ${table}
           EXECUTE FUNCTION refuse_${table}()`,
      );
    }
    return evaluate(async ({ createRepository }, { pool }) => {
      const repository = createRepository(pool as Pool);
      const outcomeOf = async (change: Promise<unknown>) =>
        change.then(
          () => 'done',
          (error: Error & { code?: string }) => `${error.name} ${error.code}`,
        );
      const lentAt = new Date('2027-07-05T10:00:00Z');
      return {
        addItems: await outcomeOf(
          repository.addItems([{ tag: 'LA-0001', name: 'Drill', depositCents: 0 }]),
        ),
        lend: await outcomeOf(
          repository.lend({ itemId: '1', borrower: 'anna', lentAt, dueOn: '2027-07-12' }),
        ),
      };
    });
  };

  // One is like a unique violation, and one is no fault of anything in the tables.
  const codes = [
    random.pick(['23502', '23503', '23514', '23P01']),
    random.pick(['40001', '40P01', '53100', '57014']),
  ];
  // The error names the very constraint of a conflict: only the code tells that it is none.
  const ofConflicts = { items: 'items_tag_key', loans: 'loans_one_open' };
  for (const code of codes) {
    const otherCode = await refuseWith(code, ofConflicts);
    expect(otherCode).toEqual({ addItems: `error ${code}`, lend: `error ${code}` });
  }

  // And here only the constraint: an id that is there already is no tag that is taken.
  const ofIds = { items: 'items_pkey', loans: 'loans_pkey' };
  const otherConstraint = await refuseWith('23505', ofIds);
  expect(otherConstraint).toEqual({ addItems: 'error 23505', lend: 'error 23505' });
});
