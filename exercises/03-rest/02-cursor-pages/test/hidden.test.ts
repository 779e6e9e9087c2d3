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

  // For certain the first page ends in one: behind its last loan there is another of that moment, and
  // then one that was lent in the same millisecond, a little earlier, and has the highest id of them.
  const moment = MINUTE + random.integer(2, 999);
  const [highest = 0, ...tied] = ids.splice(0, limit + 2).toSorted((one, other) => other - one);
  const newest = [{ id: highest, at: moment - 1 }, ...tied.map((id) => ({ id, at: moment }))];
  let loans = [...newest, ...Array.from({ length: 24 }, () => draw())];
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

    // Three come in front, more than go from there: the last one shown, and perhaps another. Elsewhere
    // one comes at first.
    after = shown.at(-1);
    const gone = [after, random.pick(loans.filter((loan) => !newest.includes(loan)))];
    const front = Array.from({ length: 3 }, () => draw(2 * MINUTE));
    const added = [...front, ...(ids.length > 50 ? [draw()] : [])];
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
    // All times need six digits, so all cursors have the same length.
    at: random.integer(0, 50) * MILLISECOND + index + 1,
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
