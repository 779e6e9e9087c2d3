import { expect, rubric } from '@course/rubric';
import {
  AUDIENCE,
  byDesk,
  byDeskWith512,
  byEvil,
  byPublicKey,
  byWebInDer,
  CLAIMS,
  encoded,
  forge,
  IN_A_FOLDER,
  issue,
  ISSUER,
  NOON,
  present,
  refused,
} from './support.ts';

const criterion = rubric<typeof import('../src/verifier.ts')>();

criterion('accepts-good', async ({ evaluate }) => {
  const claims = { ...CLAIMS, name: 'Änni 🛶', roles: ['member'], nbf: NOON - 60 };
  // Neither is looked at: a type of access tokens, and a clock that is ahead.
  const odd = { ...claims, iat: NOON + 3600 };
  const outcomes = await present(evaluate, {
    HS256: issue('desk', claims),
    ES256: issue('web', claims),
    RS256: issue('partner', claims),
    // What was signed are these very bytes, and no other way to write the same JSON.
    'spaces in the JSON': forge(
      '{"kid":"desk",\r\n "alg":"HS256"}',
      JSON.stringify(claims, undefined, 2),
      byDesk,
    ),
    'another typ, and iat': forge({ typ: 'at+jwt', alg: 'HS256', kid: 'desk' }, odd, byDesk),
  });
  expect(outcomes).toEqual({
    HS256: { claims },
    ES256: { claims },
    RS256: { claims },
    'spaces in the JSON': { claims },
    'another typ, and iat': { claims: odd },
  });
});

criterion('checks-signature', async ({ evaluate }) => {
  const [header, payload, signature = ''] = issue('desk').split('.');
  const [webHeader, , webSignature = ''] = issue('web').split('.');
  const stolen = encoded({ ...CLAIMS, sub: 'sari' });
  const tokens = {
    'another payload, HS256': `${header}.${stolen}.${signature}`,
    'another payload, ES256': `${webHeader}.${stolen}.${webSignature}`,
    'another header': `${encoded({ alg: 'HS256', kid: 'desk' })}.${payload}.${signature}`,
    'no signature': `${header}.${payload}.`,
    'half a signature': `${header}.${payload}.${signature.slice(0, 20)}`,
    'half a signature, ES256': `${webHeader}.${payload}.${webSignature.slice(0, 40)}`,
    'more than a signature': `${header}.${payload}.${signature.slice(0, 40)}${signature}`,
    'signed by somebody else': forge({ alg: 'ES256', kid: 'web' }, CLAIMS, byEvil),
    'r and s in DER': forge({ alg: 'ES256', kid: 'web' }, CLAIMS, byWebInDer),
    'signed with an empty secret': forge({ alg: 'HS256', kid: 'desk' }, CLAIMS, () => ''),
  };
  expect(await present(evaluate, tokens)).toEqual(refused(tokens));
});

criterion('pins-algorithm', async ({ evaluate }) => {
  const none = (alg: unknown, kid: string) => forge({ alg, kid }, CLAIMS, () => '');
  const tokens = {
    'none, for HS256': none('none', 'desk'),
    'none, for ES256': none('none', 'web'),
    'NonE, for RS256': none('NonE', 'partner'),
    'no alg': none(undefined, 'desk'),
    'no alg, but signed': forge({ kid: 'desk' }, CLAIMS, byDesk),
    'alg in a list': forge({ alg: ['HS256'], kid: 'desk' }, CLAIMS, byDesk),
    hs256: forge({ alg: 'hs256', kid: 'desk' }, CLAIMS, byDesk),
    'HS512, with the secret of HS256': forge({ alg: 'HS512', kid: 'desk' }, CLAIMS, byDeskWith512),
    // A public key is known to everybody: as a secret, everybody could sign with it.
    'HS256 with the RSA public key': forge(
      { alg: 'HS256', kid: 'partner' },
      CLAIMS,
      byPublicKey('partner'),
    ),
    'HS256 with the EC public key': forge({ alg: 'HS256', kid: 'web' }, CLAIMS, byPublicKey('web')),
  };
  expect(await present(evaluate, tokens)).toEqual(refused(tokens));
});

criterion('knows-its-keys', async ({ evaluate }) => {
  const byKid = (kid: unknown): string => forge({ alg: 'ES256', kid }, CLAIMS, byEvil);
  const tokens = {
    'an unknown kid': byKid('nobody'),
    'beside the folder': byKid('../uploads/picture'),
    'beside the folder, the long way': byKid('../keys/../uploads/picture'),
    'below the folder': byKid('retired/2024'),
    'below the folder, in one that is called like a key': byKid('closet.json/web'),
    'a folder': byKid('closet'),
    'added after the keyring was opened': byKid('late'),
    'inherited: constructor': byKid('constructor'),
    'inherited: __proto__': byKid('__proto__'),
    // It has no algorithm either, so the two are equal.
    'inherited, and no alg': forge({ kid: 'constructor' }, CLAIMS, byEvil),
    'a zero byte': byKid('web\0'),
    'the empty kid': byKid(''),
    'no kid': byKid(undefined),
    'kid null': forge({ alg: 'HS256', kid: null }, CLAIMS, byDesk),
    'kid in a list': forge({ alg: 'HS256', kid: ['desk'] }, CLAIMS, byDesk),
    'the way round': forge({ alg: 'HS256', kid: '../keys/desk' }, CLAIMS, byDesk),
  };
  const good = { good: issue('web') };
  const outcomes = await present(evaluate, { ...tokens, ...good }, { more: IN_A_FOLDER });
  expect(outcomes).toEqual({
    ...refused(tokens),
    good: { claims: CLAIMS },
  });
});

criterion('checks-issuer-and-audience', async ({ evaluate }) => {
  const good = {
    'in a list': { ...CLAIMS, aud: ['newsletter', AUDIENCE] },
    'by itself': CLAIMS,
  };
  const bad = {
    'another issuer': { ...CLAIMS, iss: 'https://id.evil.example' },
    'the beginning of the issuer': { ...CLAIMS, iss: ISSUER.slice(0, -1) },
    'the issuer in a list': { ...CLAIMS, iss: [ISSUER] },
    'no issuer': { ...CLAIMS, iss: undefined },
    'another audience': { ...CLAIMS, aud: 'newsletter' },
    'an audience that contains us': { ...CLAIMS, aud: `${AUDIENCE}-staff` },
    'a list with one that contains us': { ...CLAIMS, aud: [`${AUDIENCE}-staff`] },
    'an empty list': { ...CLAIMS, aud: [] },
    'an object': { ...CLAIMS, aud: { [AUDIENCE]: AUDIENCE } },
    null: { ...CLAIMS, aud: null },
    'no audience': { ...CLAIMS, aud: undefined },
  };
  const tokens = Object.fromEntries(
    Object.entries({ ...good, ...bad }).map(([name, claims]) => [
      name,
      forge({ alg: 'HS256', kid: 'desk' }, claims, byDesk),
    ]),
  );
  expect(await present(evaluate, tokens)).toEqual({
    ...refused(tokens),
    'in a list': { claims: good['in a list'] },
    'by itself': { claims: good['by itself'] },
  });
});

criterion('checks-times', async ({ evaluate }) => {
  const LEEWAY = 30;
  const good = {
    'in its last second': { exp: NOON + 1 },
    'over, within the leeway': { exp: NOON - LEEWAY + 1 },
    'begins now': { exp: NOON + 900, nbf: NOON },
    'begins within the leeway': { exp: NOON + 900, nbf: NOON + LEEWAY },
  };
  const bad = {
    'over, with the leeway': { exp: NOON - LEEWAY },
    'long over': { exp: 1 },
    'over since 1970': { exp: 0 },
    'begins after the leeway': { exp: NOON + 900, nbf: NOON + LEEWAY + 1 },
    'no end': { exp: undefined },
    'an end in words': { exp: String(NOON + 900) },
    'an end that is null': { exp: null },
    'a beginning in words': { exp: NOON + 900, nbf: String(NOON - 900) },
    'a beginning that is null': { exp: NOON + 900, nbf: null },
  };
  const tokens = Object.fromEntries(
    Object.entries({ ...good, ...bad }).map(([name, times]) => [
      name,
      forge({ alg: 'HS256', kid: 'desk' }, { ...CLAIMS, ...times }, byDesk),
    ]),
  );
  const accepted = Object.fromEntries(
    Object.entries(good).map(([name, times]) => [name, { claims: { ...CLAIMS, ...times } }]),
  );
  // A second has not passed before it is over.
  for (const now of [NOON, NOON + 0.999]) {
    const outcomes = await present(evaluate, tokens, { leeway: LEEWAY, now });
    expect({ now, outcomes }).toEqual({ now, outcomes: { ...refused(tokens), ...accepted } });
  }
});

criterion('refuses-malformed', async ({ evaluate }) => {
  const good = issue('desk');
  const [header = '', payload = '', signature = ''] = good.split('.');
  const HEADER = { alg: 'HS256', kid: 'desk' };
  const signed = (text: string): string =>
    `${text}.${Buffer.from(byDesk(text)).toString('base64url')}`;
  const tokens = {
    nothing: '',
    'one part': 'drill',
    'two parts': `${header}.${payload}`,
    'four parts': `${good}.`,
    'five parts': `${good}.e30.e30`,
    dots: '..',
    padding: `${good}=`,
    'a space before it': ` ${good}`,
    'a line break after it': `${good}\n`,
    'a star amid the signature': `${header}.${payload}.${signature.slice(0, 9)}*${signature.slice(9)}`,
    'a star amid the payload': signed(`${header}.${payload.slice(0, 8)}*${payload.slice(8)}`),
    'a header that is no JSON': forge('{alg:HS256}', CLAIMS, byDesk),
    'a header that is null': forge(null, CLAIMS, byDesk),
    'a header in a list': forge([HEADER], CLAIMS, byDesk),
    'a payload that is no JSON': forge({ ...HEADER, typ: 'JWT' }, 'anna', byDesk),
    'a payload that is null': forge(HEADER, null, byDesk),
    'a payload that is a number': forge(HEADER, 7, byDesk),
    'a payload in a list': forge(HEADER, [CLAIMS], byDesk),
    'critical extensions': forge({ ...HEADER, crit: ['b64'], b64: true }, CLAIMS, byDesk),
    'crit, an empty list': forge({ ...HEADER, crit: [] }, CLAIMS, byDesk),
    'crit, null': forge({ ...HEADER, crit: null }, CLAIMS, byDesk),
  };
  expect(await present(evaluate, tokens)).toEqual(refused(tokens));
});

criterion('library-verifies', async ({ evaluate }) => {
  const HEADER = { alg: 'HS256', kid: 'desk' };
  const last = { ...CLAIMS, exp: NOON - 29 };
  const bad = {
    'another payload': issue('desk').replace(encoded(CLAIMS), encoded({ ...CLAIMS, sub: 'sari' })),
    'signed by somebody else': forge({ alg: 'ES256', kid: 'web' }, CLAIMS, byEvil),
    none: forge({ alg: 'none', kid: 'desk' }, CLAIMS, () => ''),
    'the RSA public key as a secret': forge(
      { alg: 'HS256', kid: 'partner' },
      CLAIMS,
      byPublicKey('partner'),
    ),
    'HS512, with the secret of HS256': forge({ ...HEADER, alg: 'HS512' }, CLAIMS, byDeskWith512),
    'no kid': forge({ alg: 'HS256' }, CLAIMS, byDesk),
    'kid in a list': forge({ ...HEADER, kid: ['desk'] }, CLAIMS, byDesk),
    'an unknown kid': forge({ ...HEADER, kid: 'nobody' }, CLAIMS, byDesk),
    'another issuer': issue('web', { ...CLAIMS, iss: 'https://id.evil.example' }),
    'another audience': issue('web', { ...CLAIMS, aud: `${AUDIENCE}-staff` }),
    'over, with the leeway': issue('web', { ...CLAIMS, exp: NOON - 30 }),
    'begins after the leeway': issue('web', { ...CLAIMS, nbf: NOON + 31 }),
    'no end': forge(HEADER, { ...CLAIMS, exp: undefined }, byDesk),
    'no token': 'drill',
    'a payload that is no JSON': forge({ ...HEADER, typ: 'JWT' }, 'anna', byDesk),
    'critical extensions': forge({ ...HEADER, crit: ['b64'], b64: true }, CLAIMS, byDesk),
    'crit, an empty list': forge({ ...HEADER, crit: [] }, CLAIMS, byDesk),
  };
  const odd = { ...last, iat: NOON + 3600 };
  const good = {
    HS256: issue('desk', last),
    ES256: issue('web', last),
    RS256: issue('partner', last),
    'another typ, and iat': forge({ ...HEADER, typ: 'at+jwt' }, odd, byDesk),
  };
  const circumstances = { by: 'verifyWithLibrary', now: NOON + 0.999 } as const;
  const outcomes = await present(evaluate, { ...bad, ...good }, circumstances);
  expect(outcomes).toEqual({
    ...refused(bad),
    HS256: { claims: last },
    ES256: { claims: last },
    RS256: { claims: last },
    'another typ, and iat': { claims: odd },
  });
});
