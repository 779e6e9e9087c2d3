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
  type Made,
} from './loans.ts';
import { expectProblem } from './problem.ts';

const criterion = rubric({ settings: { cursorSecret: 'the secret of the rubric' } });

/** The newest first; of two at the same moment, the one with the higher id. */
function newestFirst(one: Made, other: Made): number {
  return other.at - one.at || other.id - one.id;
}

criterion('any-history', async ({ api, database, random }) => {
  // Few moments, most of them in the same millisecond, for many loans: there are ties everywhere.
  const moments = [0, 1, 999, MILLISECOND, MILLISECOND + random.integer(1, 998), MINUTE];
  const ids = random.shuffle(Array.from({ length: 100 }, (_, index) => index + 1));
  const draw = (at = random.pick(moments)): Made => ({ id: ids.pop() ?? 0, at });
  const limit = random.integer(2, 4);

  let loans = Array.from({ length: 24 }, () => draw());
  await start(database, loans);
  // What the walk has still to show, and the last that it has shown.
  let left = loans;
  let after: Made | undefined;
  for (let path = `/loans?limit=${limit}`; ;) {
    const { next, ...page } = await read(api, path);
    const shown = left.toSorted(newestFirst).slice(0, limit);
    const more = left.length > limit;
    expect({ limit, after, ids: idsOf(page), endsTooEarly: more && !next }).toEqual({
      limit,
      after,
      ids: shown.map(({ id }) => id),
      endsTooEarly: false,
    });
    if (!more || !next) break;

    // Two come in front, and the last one shown goes. Elsewhere one goes, and at first one comes.
    after = shown.at(-1);
    const gone = [after, random.pick(loans)];
    const added = [draw(2 * MINUTE), draw(2 * MINUTE), ...(ids.length > 60 ? [draw()] : [])];
    const goneIds = gone.flatMap((loan) => loan?.id ?? []);
    await remove(database, goneIds);
    await lend(database, added);
    loans = [...loans.filter(({ id }) => !goneIds.includes(id)), ...added];
    left = loans.filter((loan) => after && newestFirst(after, loan) < 0);
    path = next;
  }
});

criterion('any-cursor', async ({ api, database, random, serve }) => {
  const loans = Array.from({ length: 9 }, (_, index) => ({
    id: index + 1,
    at: random.integer(0, 50) * MILLISECOND + index,
  }));
  await start(database, loans);
  const first = await read(api, '/loans?limit=2');
  const second = await read(api, String(first.next));
  const cursor = cursorOf(first);

  const bad = [
    ...random.shuffle(splices(cursorOf(second), cursor)).slice(0, 20),
    ...Array.from({ length: 10 }, () => random.word(random.integer(1, cursor.length))),
    cursor.slice(random.integer(4, cursor.length - 1)),
    `${random.word(1)}${cursor}`,
    cursor.split('').toReversed().join(''),
  ];
  for (const each of bad) await expectProblem(api.get(behind(each)), 400);

  // One other character somewhere. The last one of a text in base64 can have bits that say
  // nothing: an app may overlook those, and shows the page for which the cursor was made.
  const right = idsOf(await read(api, behind(cursor)));
  for (let turn = 0; turn < 20; turn += 1) {
    const at = random.integer(0, cursor.length - 1);
    const changed = `${cursor.slice(0, at)}${random.pick(['x', 'Q', '7'])}${cursor.slice(at + 1)}`;
    const { status, body } = await api.get(behind(changed));
    const answer = status === 200 && String(idsOf(body)) === String(right) ? 400 : status;
    expect({ changed, answer }).toEqual({ changed, answer: 400 });
  }

  const { api: elsewhere } = await serve({ cursorSecret: random.word(20) });
  await expectProblem(elsewhere.get(behind(cursor)), 400);
  expect(idsOf(await read(api, behind(cursor)))).toEqual(right);
});
