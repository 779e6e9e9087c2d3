import { expect, rubric } from '@course/rubric';
import { expectSeen, loanOf, openLibrary, signIn, somebody } from './lainaamo.ts';

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
  const leaks: string[] = [];
  const otherFaults: string[] = [];
  const ask = async (
    viewer: (typeof members)[number] | undefined,
    { path, owner }: (typeof addresses)[number],
    expected: number,
  ) => {
    const { status } = await api.get(path).set(viewer ? as(viewer) : {});
    if (status === expected) return;
    const who = viewer ? `${viewer.name} (${viewer.role})` : 'nobody';
    const whose = members.find(({ id }) => id === owner)?.name;
    const fault = `${status} instead of ${expected}: ${who} asks for what is ${whose}'s, GET ${path}`;
    (status === 200 ? leaks : otherFaults).push(fault);
  };
  for (const address of addresses) {
    await ask(undefined, address, 401);
    for (const viewer of members) {
      const allowed = viewer.id === address.owner || viewer.role === 'staff';
      await ask(viewer, address, allowed ? 200 : 404);
    }
  }
  // The loans of others, looked for on one's own pages.
  for (const { id, memberId: owner } of loans) {
    for (const viewer of readers.filter((reader) => reader.id !== owner)) {
      await ask(viewer, { path: `/members/${viewer.id}/loans/${id}/note`, owner }, 404);
    }
  }
  // What gives something away is the worst: it comes first.
  expect({ faults: [...leaks, ...otherFaults] }).toEqual({ faults: [] });

  const reader = random.pick(readers);
  const about = { viewer: `${reader.name} (member)`, request: 'GET /calendar' };
  const expected = loans.map(({ item, from, until }) => ({ item, from, until }));
  expectSeen(about, await api.get('/calendar').set(as(reader)), expected);
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
  expect({ fromTheVulnerableApp: loot, attackStillWorksOnYours: nothing === wanted.note }).toEqual({
    fromTheVulnerableApp: wanted.note,
    attackStillWorksOnYours: false,
  });
});
