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
  type Row,
} from './support.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

/** Both are conflicts, and code that knows only one of them gets no points by luck. */
const CONFLICTS = ['40001', '40P01'];

criterion('mixed-storm', async ({ api, database, random }) => {
  // Six items that are free for 20 days, and members who want one to four of them for a week or
  // so: there is no room for all of them.
  const items = [1, 2, 3, 4, 5, 6];
  const day = (offset: number): string => `2027-07-${String(1 + offset).padStart(2, '0')}`;
  const termFrom = (start: number) => ({
    from: day(start),
    to: day(start + random.integer(5, 8)),
  });
  const drawn = Array.from({ length: 16 }, () => ({
    itemIds: random.shuffle(items).slice(0, random.integer(1, 4)),
    ...termFrom(random.integer(0, 12)),
  }));
  // These come first, and only one of them can have what all want on the same day. Each wants
  // something of its own too, which is left over if a part of the bundle is kept.
  const common = random.pick(items);
  const rivals = Array.from({ length: 12 }, (_, index) => ({
    itemIds: index % 2 === 0 ? [7 + index, common] : [common, 7 + index],
    ...termFrom(random.integer(5, 9)),
  }));
  const wishes = [...rivals, ...drawn].map((wish, index) => ({ member: index + 1, ...wish }));

  const answers = await race(
    database,
    wishes.map(({ itemIds, ...term }) =>
      itemIds.length === 1
        ? api.post(`/items/${itemIds[0]}/reservations`).send(term)
        : api.post('/bundles').send({ itemIds, ...term }),
    ),
  );

  expect(Object.keys(tally(answers)).toSorted()).toEqual(['201', '409 period-taken']);
  const rows = await reserved(database);
  for (const [index, { member, itemIds, from, to }] of wishes.entries()) {
    const mine = rows.filter((row) => row.member === member);
    if (answers[index]?.status === 201) {
      expect(mine).toEqual(
        itemIds.toSorted((a, b) => a - b).map((item) => ({ item, member, from, to })),
      );
    } else {
      // Nothing is left of it, and somebody was indeed in the way.
      const inTheWay = (row: Row): boolean =>
        itemIds.includes(row.item) && row.from < to && from < row.to;
      expect({ mine, refusedFor: rows.some(inTheWay) }).toEqual({ mine: [], refusedFor: true });
    }
  }
});

criterion('late-conflicts', async ({ serve, database, random }) => {
  const first = random.integer(1, 99);
  const term = { member: random.integer(1, 100), ...WEEK };
  // The fifth attempt is the last that the contract promises.
  const times = 4;
  for (const [index, code] of CONFLICTS.entries()) {
    // A fresh app each: who keeps a connection at every error has it told by `clients-return`.
    const { api } = await serve({});
    const itemId = first + index;
    await makeTrouble(database, { code, itemId, times, at: 'commit' });
    await api.post(`/items/${itemId}/reservations`).send(term).expect(201);
    expect(await attempts(database)).toBe(times + 1);
    await endTrouble(database);
  }
  expect(await reserved(database)).toEqual([
    { item: first, ...term },
    { item: first + 1, ...term },
  ]);
});

criterion('gives-up', async ({ serve, database, random }) => {
  const first = random.integer(1, 99);
  const term = { member: random.integer(1, 100), ...WEEK };
  for (const [index, code] of CONFLICTS.entries()) {
    // A fresh app each, as above.
    const { api } = await serve({});
    const itemId = first + index;
    const reserve = async () => api.post(`/items/${itemId}/reservations`).send(term);

    await makeTrouble(database, { code, itemId, times: 1_000_000 });
    const answer = await reserve();
    expect(outcome(answer)).toBe('503 busy');
    expect(answer.headers).toHaveProperty('retry-after');
    expect(await attempts(database)).toBeGreaterThanOrEqual(5);

    await endTrouble(database);
    expect(outcome(await reserve())).toBe('201');
  }
});
