import { expect, rubric, type Fixtures } from '@course/rubric';
import { byDesk, forge, issue, ISSUERS, NOON, present, type Kid } from './support.ts';

const criterion = rubric<typeof import('../src/verifier.ts')>();

type Random = Fixtures<object>['random'];

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const KIDS = Object.keys(ISSUERS) as Kid[];

/** Another character in the place of one that is not a dot. */
function withOneChanged(token: string, at: number, random: Random): string {
  const others = ALPHABET.split('').filter((letter) => letter !== token[at]);
  return `${token.slice(0, at)}${random.pick(others)}${token.slice(at + 1)}`;
}

/** The last bit of a signature's text stands for nothing, and Buffer does not look at it. */
function withLastBitChanged(token: string): string {
  const last = ALPHABET.indexOf(token.at(-1) ?? '');
  return `${token.slice(0, -1)}${ALPHABET[last ^ 1]}`;
}

function withShorterSignature(token: string, random: Random): string {
  const [header, payload, signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url').subarray(0, random.integer(1, 31));
  return `${header}.${payload}.${bytes.toString('base64url')}`;
}

criterion('any-change', async ({ evaluate, random }) => {
  for (const kid of KIDS) {
    const claims = {
      iss: `https://${random.word(9)}.example`,
      aud: random.shuffle([random.word(5), 'lainaamo', random.word(7)]),
      exp: NOON + random.integer(1, 9999),
      [random.word(6)]: `${random.word(4)} ${random.pick(['ö', '雨', '🛶'])}`,
    };
    const token = issue(kid, claims);
    const letters = Array.from(token).flatMap((letter, at) => (letter === '.' ? [] : [at]));
    const bad = [
      ...Array.from({ length: 12 }, () => withOneChanged(token, random.pick(letters), random)),
      withLastBitChanged(token),
      withShorterSignature(token, random),
      `${token}${random.word(4)}`,
    ];
    const shown = Object.fromEntries([token, ...bad].map((text) => [text, text]));
    const outcomes = await present(evaluate, shown, { issuer: claims.iss });
    expect({ kid, good: { token, outcome: outcomes[token] } }).toEqual({
      kid,
      good: { token, outcome: { claims } },
    });
    expect({
      good: token,
      bad: bad.map((text) => ({ token: text, outcome: outcomes[text] })),
    }).toEqual({
      good: token,
      bad: bad.map((text) => ({ token: text, outcome: 'TokenRefused' })),
    });
  }
});

criterion('any-claims', async ({ evaluate, random }) => {
  // None at all, and more than the seconds that a token is too late or too early below.
  const leeways = [0, random.integer(10, 90)];
  const rounds = (['verifyByHand', 'verifyWithLibrary'] as const).flatMap((by) =>
    leeways.map((leeway) => ({ by, leeway })),
  );
  for (const { by, leeway } of rounds) {
    const circumstances = {
      by,
      issuer: `https://${random.word(8)}.example`,
      audience: random.word(6),
      leeway,
      now: NOON + random.integer(-1_000_000, 1_000_000),
    };
    const { issuer: iss, audience, now } = circumstances;
    const later = now + random.integer(100, 9999);
    const [before, after] = [now - leeway, now + leeway];
    const good: object[] = [
      // The last second in which it is good.
      { iss, aud: audience, exp: before + 1 },
      { iss, aud: audience, exp: before + random.integer(2, 5) },
      { iss, aud: [random.word(3), audience], exp: later, nbf: after },
      { iss, aud: [audience], exp: later, nbf: after - random.integer(0, 50), jti: random.word(9) },
    ];
    const bad: object[] = [
      { iss, aud: audience, exp: before },
      { iss, aud: audience, exp: before - random.integer(1, 5) },
      { iss, aud: audience, exp: later, nbf: after + 1 },
      { iss, aud: audience, exp: later, nbf: after + random.integer(2, 5) },
      { iss, aud: audience, exp: `${later}` },
      { iss, aud: audience },
      { iss, aud: `${random.word(1)}${audience}`, exp: later },
      { iss, aud: [`${audience}${random.word(1)}`], exp: later },
      { iss, exp: later },
      { iss: `${iss}/${random.word(2)}`, aud: audience, exp: later },
      { aud: audience, exp: later },
    ];
    const given = random.shuffle([...good, ...bad]);
    const tokens = Object.fromEntries(
      given.map((claims, at) => [`${at}`, forge({ kid: 'desk', alg: 'HS256' }, claims, byDesk)]),
    );
    const outcomes = await present(evaluate, tokens, circumstances);
    const seen = given.map((claims, at) => ({ claims, outcome: outcomes[`${at}`] }));
    expect({ ...circumstances, seen }).toEqual({
      ...circumstances,
      seen: given.map((claims) => ({
        claims,
        outcome: bad.includes(claims) ? 'TokenRefused' : { claims },
      })),
    });
  }
});
