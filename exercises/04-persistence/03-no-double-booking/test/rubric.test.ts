import { expect, rubric } from '@course/rubric';
import {
  attempts,
  endTrouble,
  makeTrouble,
  outcome,
  race,
  reserved,
  tally,
  WEEK,
} from './support.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('one-winner', async ({ api, database }) => {
  const members = Array.from({ length: 100 }, (_, index) => index + 1);
  const answers = await race(
    database,
    members.map((member) => api.post('/items/1/reservations').send({ member, ...WEEK })),
  );
  expect(tally(answers)).toEqual({ 201: 1, '409 period-taken': 99 });
  // One row, and an app that still answers after the crowd.
  const { body: list } = await api.get('/items/1/reservations').expect(200);
  expect(list).toHaveLength(1);
});

criterion('bundle-all-or-nothing', async ({ api, database }) => {
  const bundle = (member: number, itemIds: number[]) =>
    api.post('/bundles').send({ member, itemIds, ...WEEK });

  const { body } = await bundle(1, [3, 1, 2]).expect(201);
  const mine = { id: expect.any(Number), member: 1, ...WEEK };
  expect(body).toEqual({
    reservations: [
      { ...mine, itemId: 1 },
      { ...mine, itemId: 2 },
      { ...mine, itemId: 3 },
    ],
  });

  // The item in the middle is taken, the last one does not exist, the member has three already.
  const refused = [
    await bundle(2, [4, 2, 5]),
    await bundle(2, [4, 5, 9999]),
    await bundle(1, [4, 5, 6]),
  ];
  expect(refused.map(outcome)).toEqual(['409 period-taken', '404 about:blank', '409 quota-full']);
  const items = (await reserved(database)).map(({ item }) => item);
  expect(items).toEqual([1, 2, 3]);
});

criterion('clients-return', async ({ api, database }) => {
  const bundle = (member: number, itemIds: number[]) =>
    api.post('/bundles').send({ member, itemIds, ...WEEK });
  // More requests than the pool has connections, and none of them can succeed.
  const crowd = async () => {
    const members = Array.from({ length: 5 }, (_, index) => index + 1);
    const bundles = members.flatMap((n) => [bundle(n, [1, 2]), bundle(n + 10, [3, 4])]);
    return tally(await race(database, bundles, 'reading'));
  };

  // Item 2 is taken. With item 4 the disk is full: no fault of the request, and no conflict either.
  await bundle(100, [2]).expect(201);
  await makeTrouble(database, { code: '53100', itemId: 4, times: 1000 });
  expect(await crowd()).toEqual({ '409 period-taken': 5, '500 about:blank': 5 });
  // Whoever kept a connection has none left now.
  expect(await crowd()).toEqual({ '409 period-taken': 5, '500 about:blank': 5 });

  await endTrouble(database);
  await bundle(1, [1, 3, 4]).expect(201);
  const items = (await reserved(database)).map(({ item }) => item);
  expect(items).toEqual([1, 2, 3, 4]);
});

criterion('quota-holds', async ({ api, database }) => {
  const reserve = (item: number) =>
    api.post(`/items/${item}/reservations`).send({ member: 7, ...WEEK });
  for (const item of [1, 2]) await reserve(item).expect(201);

  const answers = await race(database, [3, 4, 5, 6, 7].map(reserve));
  expect(tally(answers)).toEqual({ 201: 3, '409 quota-full': 2 });
  expect(await reserved(database)).toHaveLength(5);
});

criterion('retries-conflicts', async ({ api, database }) => {
  // When item 2 is refused, item 1 may already be reserved in the same transaction.
  await makeTrouble(database, { code: '40001', itemId: 2, times: 3 });
  const body = { member: 1, itemIds: [1, 2, 3], ...WEEK };
  await api.post('/bundles').send(body).expect(201);
  expect(await attempts(database)).toBe(4);
  const items = (await reserved(database)).map(({ item }) => item);
  expect(items).toEqual([1, 2, 3]);
});

criterion('crossing-bundles', async ({ api, database }) => {
  // Members 2 and 3 want the items 11 to 14, one forwards and one backwards; 4 and 5 want 21 to 24.
  const bundles = [1, 2].flatMap((pair) => {
    const itemIds = [1, 2, 3, 4].map((item) => pair * 10 + item);
    return [
      { member: pair * 2, itemIds, ...WEEK },
      { member: pair * 2 + 1, itemIds: itemIds.toReversed(), ...WEEK },
    ];
  });
  const answers = await race(
    database,
    bundles.map((body) => api.post('/bundles').send(body)),
  );

  expect(tally(answers)).toEqual({ 201: 2, '409 period-taken': 2 });
  // Each pair has one winner, who has all.
  const winners = bundles.filter((_, index) => answers[index]?.status === 201);
  const expected = winners.flatMap(({ member, itemIds }) =>
    itemIds.toSorted((a, b) => a - b).map((item) => ({ item, member, ...WEEK })),
  );
  expect(await reserved(database)).toEqual(expected);
});

criterion('books-and-lists', async ({ api }) => {
  const later = { from: '2027-08-01', to: '2027-08-03' };
  await api
    .post('/items/1/reservations')
    .send({ member: 1, ...later })
    .expect(201);
  const created = await api
    .post('/items/1/reservations')
    .send({ member: 2, ...WEEK })
    .expect(201);
  const reservation = { id: expect.any(Number), itemId: 1, member: 2, ...WEEK };
  expect(created.body).toEqual(reservation);

  const found = await api.get(created.headers.location ?? '').expect(200);
  expect(found.body).toEqual(created.body);
  const { body: list } = await api.get('/items/1/reservations').expect(200);
  expect(list).toEqual([reservation, { ...reservation, member: 1, ...later }]);
});

criterion('keeps-periods-apart', async ({ api }) => {
  const reserve = async (item: number, from: string, to: string) =>
    outcome(await api.post(`/items/${item}/reservations`).send({ member: 1, from, to }));

  expect(await reserve(1, '2027-07-05', '2027-07-12')).toBe('201');
  expect(await reserve(1, '2027-07-11', '2027-07-20')).toBe('409 period-taken');
  // What ends on a day, and what begins on it, do not meet.
  expect(await reserve(1, '2027-07-12', '2027-07-13')).toBe('201');
  expect(await reserve(2, '2027-07-05', '2027-07-12')).toBe('201');
});

criterion('refuses-bad-requests', async ({ api }) => {
  const reserve = async (item: string, body: object) =>
    outcome(await api.post(`/items/${item}/reservations`).send(body));

  expect(await reserve('1', { member: 1, from: WEEK.to, to: WEEK.from })).toBe('400 about:blank');
  expect(await reserve('1', { member: 1, from: WEEK.to, to: WEEK.to })).toBe('400 about:blank');
  expect(await reserve('1', { member: 1, from: '2027-02-30', to: WEEK.to })).toBe(
    '400 about:blank',
  );
  expect(await reserve('9999', { member: 1, ...WEEK })).toBe('404 about:blank');
  expect(await reserve('1', { member: 9999, ...WEEK })).toBe('422 unknown-member');
});

criterion('keeps-quota-in-turn', async ({ api, database }) => {
  // What has ended counts too.
  await database.query(
    `INSERT INTO reservations (item_id, member_id, period)
     VALUES (1, 1, '[2021-07-05,2021-07-12)'), (2, 1, '[2021-07-05,2021-07-12)')`,
  );
  const reserve = async (item: number) =>
    outcome(await api.post(`/items/${item}/reservations`).send({ member: 1, ...WEEK }));

  for (const item of [1, 2, 3]) expect(await reserve(item)).toBe('201');
  expect(await reserve(4)).toBe('409 quota-full');
});
