import { expect, rubric } from '@course/rubric';
import { loanOf, openLibrary, signIn, somebody } from './lainaamo.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('any-library', async ({ serve, random }) => {
  const secret = random.word(32);
  const { as } = signIn(secret);
  const readers = ['Aino', 'Eetu', 'Helmi'].map((name) => somebody(random, name));
  const members = random.shuffle([...readers, somebody(random, 'Onni', 'staff')]);
  const field = random.word(8);
  const loans = readers.flatMap((owner) =>
    Array.from({ length: random.integer(1, 2) }, () => ({
      ...loanOf(random, owner, random.word(6), ['2031-01-01', '2031-01-05']),
      [field]: random.word(12),
    })),
  );
  const { api } = await serve({ secret, members, loans });

  // Every object at each of its addresses, and whose it is.
  const addresses = [
    ...members.flatMap(({ id }) =>
      [`/members/${id}`, `/members/${id}/loans`].map((path) => ({ path, owner: id })),
    ),
    ...loans.flatMap(({ id, memberId: owner }) => [
      { path: `/loans/${id}`, owner },
      { path: `/members/${owner}/loans/${id}/note`, owner },
    ]),
  ];
  const wrong: string[] = [];
  const ask = async (
    viewer: (typeof members)[number] | undefined,
    path: string,
    expected: number,
  ) => {
    const { status } = await api.get(path).set(viewer ? as(viewer) : {});
    const name = viewer ? `${viewer.name} (${viewer.role}, ${viewer.id})` : 'nobody';
    if (status !== expected) wrong.push(`${name} GET ${path}: ${status} instead of ${expected}`);
  };
  for (const { path, owner } of addresses) {
    await ask(undefined, path, 401);
    for (const viewer of members) {
      await ask(viewer, path, viewer.id === owner || viewer.role === 'staff' ? 200 : 404);
    }
  }
  // The loans of others, looked for on one's own pages.
  for (const { id, memberId } of loans) {
    for (const viewer of readers.filter((reader) => reader.id !== memberId)) {
      await ask(viewer, `/members/${viewer.id}/loans/${id}/note`, 404);
    }
  }
  expect(wrong).toEqual([]);

  const { body } = await api
    .get('/calendar')
    .set(as(random.pick(readers)))
    .expect(200);
  expect(body).toEqual(loans.map(({ item, from, until }) => ({ item, from, until })));
});

criterion('fix-stops-attack', async ({ exploit, serve, random }) => {
  const { settings, ben, annasSecond: wanted, tokenOf } = openLibrary(random);
  const [vulnerable, mended] = await Promise.all([exploit.vulnerable(settings), serve(settings)]);
  const target = { token: tokenOf(ben), item: wanted.item };
  const [loot, nothing] = await Promise.all([
    exploit.attack({ url: vulnerable.url, ...target }),
    // An attack that finds its way barred may well throw.
    exploit.attack({ url: mended.url, ...target }).catch((error: unknown) => error),
  ]);
  expect(loot).toBe(wanted.note);
  expect(nothing).not.toBe(wanted.note);
});
