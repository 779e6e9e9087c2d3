import { expect, rubric, type Fixtures } from '@course/rubric';
import { CHEAP, loggingIn, oldHash, opens, parts, play, refused, registering } from './support.ts';

const criterion = rubric<typeof import('../src/accounts.ts')>();

type Random = Fixtures<object>['random'];

/** A password of 15 to 60 characters, in the normal form NFKC. */
function randomPassword(random: Random): string {
  const letters = Array.from({ length: random.integer(15, 60) }, () =>
    random.pick(['a', 'Z', '7', ' ', '$', ',', '=', 'ä', 'Ω', '雨', '🛶']),
  );
  return letters.join('');
}

criterion('any-account', async ({ evaluate, random }) => {
  const cost = { memory: 2 ** random.integer(8, 9), passes: random.integer(2, 3) };
  const members = Array.from({ length: 6 }, (_, at) => {
    const password = randomPassword(random);
    // None of these numbers is today's. Of the old members who know their password one has short
    // texts and one has long ones, and so it is with the others.
    const isShort = at % 2 === 0;
    const former = {
      ln: random.integer(4, 7),
      r: isShort ? random.integer(4, 7) : random.integer(9, 12),
      p: random.pick([1, 2, 3].filter((passes) => passes !== cost.passes)),
      saltLength: isShort ? random.integer(8, 15) : random.integer(17, 40),
      keyLength: isShort ? random.integer(16, 31) : random.integer(33, 80),
    };
    // Some are new, and some have been members for years.
    const row = at < 2 ? undefined : oldHash(password, former);
    return { name: `${random.word(6)}${at}`, password, row };
  });
  const old = members.flatMap(({ name, row }) => (row ? [[name, row] as const] : []));
  const entering = random.shuffle(
    members.map((member, at) => ({ ...member, isRight: at % 3 !== 2 })),
  );

  const { seen, rows } = await play(
    evaluate,
    [
      ...members.flatMap(({ name, password, row }) => (row ? [] : [registering(name, password)])),
      ...entering.map(({ name, password, isRight }) =>
        loggingIn(name, isRight ? password : `${password}${random.word(1)}`),
      ),
      // Whatever a login leaves for later is done by now; that it leaves nothing is told elsewhere.
      loggingIn('nobody', random.word(15)),
    ],
    { cost, rows: Object.fromEntries(old) },
  );

  const logins = seen.slice(-entering.length - 1);
  for (const [at, { name, password, row, isRight }] of entering.entries()) {
    const told = { name, password, row, isRight };
    expect({ ...told, answer: logins[at]?.answer }).toEqual({
      ...told,
      answer: isRight ? { name } : refused('LoginRefused'),
    });
    const now = rows[name];
    if (row && !isRight) expect({ ...told, now }).toEqual({ ...told, now: row });
    else {
      const after = { now, cost: parts(now).cost, opens: opens(now, password) };
      expect({ ...told, ...after }).toEqual({ ...told, now, cost, opens: true });
    }
  }
});

criterion('unreadable-rows', async ({ evaluate, random }) => {
  const password = randomPassword(random);
  const former = { ln: 8, r: 8, p: 1, saltLength: 16, keyLength: 32 };
  const good = oldHash(password, former);
  const [, , numbers, salt, key = ''] = good.split('$');
  // Two of the 64 characters of base64 are others in URLs.
  const ofUrls = oldHash(password, former, Buffer.from('+/'.repeat(11), 'base64'))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  const broken = [
    '',
    password,
    random.word(64),
    `$md5$${key}`,
    good.slice(1),
    `$scrypt$${numbers}$${salt}`,
    // No key at all, one that could be guessed, and one of 15 bytes.
    `$scrypt$${numbers}$${salt}$`,
    `$scrypt$${numbers}$${salt}$${key.slice(0, random.integer(2, 18))}`,
    `$scrypt$${numbers}$${salt}$${key.slice(0, 20)}`,
    `$scrypt$ln=8,r=0,p=1$${salt}$${key}`,
    `$scrypt$ln=${random.integer(60, 99)},r=8,p=1$${salt}$${key}`,
    // These would all open, if they were read; the first, as so much is not derived here.
    `$scrypt$ln=21,r=1,p=1$${salt}$${'A'.repeat(43)}`,
    `${random.word(3)}${good}`,
    `${good}=`,
    `${good}$${random.word(5)}`,
    // Buffer.from skips what is no base64, and takes that of URLs for the same.
    ...['*', ' ', '-_'].map((text) => good.replace(`$${salt}$`, `$${salt}${text}$`)),
    ofUrls,
    `$scrypt$${numbers}$${salt}$${key.slice(0, 9)}*${key.slice(9)}`,
    // The nearest that are beyond what is allowed, and some that are further away.
    ...[7, random.integer(1, 6)].map((saltLength) => oldHash(password, { ...former, saltLength })),
    ...[33, random.integer(34, 36)].map((r) => oldHash(password, { ...former, r })),
    ...[17, random.integer(18, 20)].map((p) => oldHash(password, { ...former, p })),
    ...[129, random.integer(130, 160)].map((keyLength) =>
      oldHash(password, { ...former, keyLength }),
    ),
  ];
  const rows = Object.fromEntries(broken.map((row, at) => [`member ${at}`, row]));
  const { seen, rows: after } = await play(
    evaluate,
    Object.keys(rows).flatMap((name) => [loggingIn(name, password), loggingIn(name, '')]),
    { rows, cost: CHEAP },
  );
  const answers = broken.map((row, at) => ({
    row,
    right: seen[at * 2]?.answer,
    empty: seen[at * 2 + 1]?.answer,
  }));
  expect(answers).toEqual(
    broken.map((row) => ({
      row,
      right: refused('LoginRefused'),
      empty: refused('LoginRefused'),
    })),
  );
  expect(after).toEqual(rows);
});
