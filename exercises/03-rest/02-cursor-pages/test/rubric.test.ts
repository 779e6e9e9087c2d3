import { expect, rubric } from '@course/rubric';
import {
  behind,
  cursorOf,
  idsOf,
  lend,
  MILLISECOND,
  MINUTE,
  read,
  remove,
  splices,
  start,
  walk,
} from './loans.ts';
import { expectProblem } from './problem.ts';

const criterion = rubric({ settings: { cursorSecret: 'the secret of the rubric' } });

/** Seven loans, each a minute older than the one before it. */
const SEVEN = [4, 1, 7, 3, 5, 2, 6].map((id, index) => ({ id, at: -index * MINUTE }));

criterion('walks-all', async ({ api, database }) => {
  await start(database, SEVEN);
  const { loans } = await read(api, '/loans?limit=2');
  const common = { member: 'anna' };
  expect(loans).toEqual([
    { ...common, id: 4, item: 'Thing 4', lentAt: '2027-07-05T09:30:00.000Z' },
    { ...common, id: 1, item: 'Thing 1', lentAt: '2027-07-05T09:29:00.000Z' },
  ]);
  expect(await walk(api, '/loans?limit=3')).toEqual([[4, 1, 7], [3, 5, 2], [6]]);
});

criterion('ends-with-null', async ({ api, database }) => {
  await start(database, SEVEN.slice(0, 6));
  // Nothing is behind a last page that is full.
  expect(await walk(api, '/loans?limit=3')).toEqual([
    [4, 1, 7],
    [3, 5, 2],
  ]);
  expect(await walk(api, '/loans?limit=6')).toEqual([[4, 1, 7, 3, 5, 2]]);
  const { next } = await read(api, '/loans?limit=3');

  await start(database, []);
  expect(await read(api, '/loans')).toEqual({ loans: [], next: null });
  // All that was behind the first page has gone since.
  expect(await read(api, String(next))).toEqual({ loans: [], next: null });
});

criterion('bounds-limit', async ({ api, database }) => {
  const loans = Array.from({ length: 120 }, (_, index) => ({ id: index + 1, at: index * MINUTE }));
  await start(database, loans);
  const lengthOf = async (path: string) => (await read(api, path)).loans.length;
  expect(await lengthOf('/loans')).toBe(20);
  expect(await lengthOf('/loans?limit=1')).toBe(1);
  expect(await lengthOf('/loans?limit=100')).toBe(100);

  // The link keeps the limit, and a cursor is good for any other.
  const first = await read(api, '/loans?limit=3');
  expect(idsOf(await read(api, String(first.next)))).toEqual([117, 116, 115]);
  expect(idsOf(await read(api, behind(cursorOf(first))))).toEqual([117, 116]);

  const bad = ['0', '-1', '101', '1000000000000', 'ten', '', '1.5', '1e1', '0x10', 'Infinity'];
  for (const limit of bad) {
    await expectProblem(api.get('/loans').query({ limit }), 400);
  }
  await expectProblem(api.get('/loans?limit=2&limit=3'), 400);
});

criterion('breaks-ties', async ({ api, database }) => {
  const together = [3, 8, 5, 2, 7].map((id) => ({ id, at: 0 }));
  await start(database, [{ id: 1, at: MINUTE }, ...together, { id: 9, at: -MINUTE }]);
  // Of two at the same moment the higher id comes first, also where a page ends between them.
  expect(await walk(api, '/loans?limit=2')).toEqual([[1, 8], [7, 5], [3, 2], [9]]);
});

criterion('stays-stable', async ({ api, database }) => {
  await start(database, SEVEN);
  const first = await read(api, '/loans?limit=2');
  expect(idsOf(first)).toEqual([4, 1]);

  // New loans come, in front of everything. The last that was seen goes: the place behind it stays.
  await lend(
    database,
    [11, 12, 13].map((id) => ({ id, at: id * MINUTE })),
  );
  await remove(database, [1]);
  const second = await read(api, String(first.next));
  expect(idsOf(second)).toEqual([7, 3]);

  // Everything seen goes, and one that was not seen; one is added behind, with a time of its own.
  await remove(database, [4, 7, 3, 2]);
  await lend(database, [{ id: 14, at: -4.5 * MINUTE }]);
  expect(await walk(api, String(second.next))).toEqual([[5, 14], [6]]);
});

criterion('keeps-microseconds', async ({ api, database }) => {
  // All within one millisecond, and the ids say nothing of the order.
  const loans = [
    { id: 3, at: MILLISECOND + 999 },
    { id: 5, at: MILLISECOND + 457 },
    { id: 2, at: MILLISECOND + 456 },
    { id: 4, at: MILLISECOND + 1 },
    { id: 1, at: MILLISECOND },
  ];
  await start(database, loans);
  expect(await walk(api, '/loans?limit=2')).toEqual([[3, 5], [2, 4], [1]]);
});

criterion('refuses-bad-cursors', async ({ api, database, serve }) => {
  await start(database, SEVEN);
  const first = await read(api, '/loans?limit=2');
  const second = await read(api, String(first.next));
  expect(idsOf(second)).toEqual([7, 3]);
  const cursor = cursorOf(first);

  // Any process that has the secret can read it, and no other.
  const same = await serve({});
  expect(idsOf(await read(same.api, String(first.next)))).toEqual([7, 3]);
  const other = await serve({ cursorSecret: 'another secret' });
  await expectProblem(other.api.get(behind(cursor)), 400);

  const json = Buffer.from('{"lentAt":"2027-07-05T09:29:00Z","id":1,"offset":2}');
  const garbage = ['', '2', 'null', '{}', '.', '..', '%', '€', '\0'];
  const twice = [`${cursor}${cursor}`, `${cursor}.${cursor}`];
  const encoded = [json.toString(), json.toString('base64'), json.toString('base64url')];
  for (const bad of [...garbage, ...twice, ...encoded, 'x'.repeat(2000)]) {
    await expectProblem(api.get(behind(bad)), 400);
  }
  await expectProblem(api.get(`${behind(cursor)}&cursor=${encodeURIComponent(cursor)}`), 400);
  // Two that are right, put together.
  for (const bad of splices(cursor, cursorOf(second))) {
    await expectProblem(api.get(behind(bad)), 400);
  }
});
