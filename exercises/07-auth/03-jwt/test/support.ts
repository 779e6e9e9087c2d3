import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { Fixtures } from '@course/rubric';
import jwt from 'jsonwebtoken';

type Module = typeof import('../src/verifier.ts');
type Evaluate = Fixtures<Module>['evaluate'];
type TrustedKey = import('../src/token.ts').TrustedKey;

/** Noon on Midsummer Day, in seconds. */
export const NOON = Date.UTC(2027, 5, 26, 12) / 1000;

export const ISSUER = 'https://id.lainaamo.example';
export const AUDIENCE = 'lainaamo';

/** Claims of a token that is good for a quarter of an hour. */
export const CLAIMS = { iss: ISSUER, aud: AUDIENCE, sub: 'anna', exp: NOON + 900 };

const SECRET = 'what the desk and the server know';

const pem = (type: 'ec' | 'rsa') => {
  const encoding = {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  } as const;
  return type === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256', ...encoding })
    : generateKeyPairSync('rsa', { modulusLength: 2048, ...encoding });
};

const web = pem('ec');
const partner = pem('rsa');
const evil = pem('ec');

/** Those who may issue tokens: by their `kid`, what the keyring has of them, and how they sign. */
export const ISSUERS = {
  desk: { algorithm: 'HS256', key: SECRET, signer: SECRET },
  web: { algorithm: 'ES256', key: web.publicKey, signer: web.privateKey },
  partner: { algorithm: 'RS256', key: partner.publicKey, signer: partner.privateKey },
} as const;

export type Kid = keyof typeof ISSUERS;

/** What lies on the disk. The keyring is `keys`; to its left and below it is what is not to be trusted. */
const FILES: Record<string, TrustedKey> = {
  ...Object.fromEntries(
    Object.entries(ISSUERS).map(([kid, { algorithm, key }]) => [
      `keys/${kid}.json`,
      { algorithm, key },
    ]),
  ),
  'keys/retired/2024.json': { algorithm: 'ES256', key: evil.publicKey },
  'uploads/picture.json': { algorithm: 'ES256', key: evil.publicKey },
};

/** One more file, in a folder that is called like a key. */
export const IN_A_FOLDER = { 'keys/closet.json/web.json': FILES['uploads/picture.json'] };

/** A token as the library issues it. */
export function issue(kid: Kid, claims: object = CLAIMS): string {
  const { algorithm, signer } = ISSUERS[kid];
  return jwt.sign(claims, signer, { algorithm, keyid: kid, noTimestamp: true });
}

/** How a text is signed. */
export type Sign = (text: string) => Buffer | string;

export const byDesk: Sign = (text) => createHmac('sha256', SECRET).update(text).digest();

/** With the right secret and a stronger hash. */
export const byDeskWith512: Sign = (text) => createHmac('sha512', SECRET).update(text).digest();

/** With a key that an attacker made. */
export const byEvil: Sign = (text) =>
  sign('sha256', Buffer.from(text), { key: evil.privateKey, dsaEncoding: 'ieee-p1363' });

/** With the right key, and r and s wrapped as OpenSSL does it. */
export const byWebInDer: Sign = (text) => sign('sha256', Buffer.from(text), web.privateKey);

/** With the text of a public key in the place of a secret. */
export const byPublicKey =
  (kid: Kid): Sign =>
  (text) =>
    createHmac('sha256', ISSUERS[kid].key).update(text).digest();

/** A token of any header and payload: a text is taken as it is, all else as JSON. */
export function forge(header: unknown, payload: unknown, signWith: Sign): string {
  const text = [header, payload].map(encoded).join('.');
  return `${text}.${Buffer.from(signWith(text)).toString('base64url')}`;
}

export function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text).toString('base64url');
}

/** What a token is met with. */
export interface Circumstances {
  by?: 'verifyByHand' | 'verifyWithLibrary';
  issuer?: string;
  audience?: string;
  leeway?: number;
  /** Seconds, and parts of them. */
  now?: number;
  /** What else lies on the disk. */
  more?: Partial<typeof FILES>;
}

/** The claims that were accepted, `TokenRefused`, or another error, which is a crash. */
export type Outcome = { claims: unknown } | string;

/** Shows tokens to the verifier. */
export async function present<Name extends string>(
  evaluate: Evaluate,
  tokens: Record<Name, string>,
  { more = {}, ...circumstances }: Circumstances = {},
): Promise<Record<Name, Outcome>> {
  const given = {
    files: { ...FILES, ...more },
    tokens: tokens as Record<string, string>,
    by: 'verifyByHand' as const,
    issuer: ISSUER,
    audience: AUDIENCE,
    leeway: 30,
    now: NOON,
    ...circumstances,
  };
  return evaluate(async (module, _tools, { files, by, ...settings }: typeof given) => {
    const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { dirname, join } = await import('node:path');
    const folder = mkdtempSync(join(tmpdir(), 'keyring-'));
    try {
      for (const [name, key] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), JSON.stringify(key));
      }
      const keyring = module.openKeyring(join(folder, 'keys'));
      // It is open by now, and this one comes too late.
      const late = JSON.stringify(files['uploads/picture.json']);
      writeFileSync(join(folder, 'keys/late.json'), late);
      const outcome = (token: string): Outcome => {
        try {
          const { issuer, audience, leeway, now } = settings;
          const options = { keyring, issuer, audience, leeway, now: () => Math.round(now * 1000) };
          return { claims: module[by](token, options) };
        } catch (error) {
          if (error instanceof module.TokenRefused) return 'TokenRefused';
          return String(error).replaceAll(folder, '…');
        }
      };
      return Object.fromEntries(
        Object.entries(settings.tokens).map(([name, token]) => [name, outcome(token)]),
      ) as Record<Name, Outcome>;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, given);
}

/** What is expected where every token must be refused. */
export function refused<Name extends string>(tokens: Record<Name, string>): Record<Name, Outcome> {
  return Object.fromEntries(Object.keys(tokens).map((name) => [name, 'TokenRefused'])) as Record<
    Name,
    Outcome
  >;
}
