import { createHmac, createVerify, timingSafeEqual } from 'node:crypto';
import { TokenRefused, type Claims, type TrustedKey, type VerifyOptions } from './token.ts';

/** Groups of four, and a last group whose unused bits are zero. */
const BASE64URL = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

type Members = ReadonlyMap<string, unknown>;

/** One rule for each thing that can be wrong; the first that is broken refuses the token. */
export function verifyByHand(token: string, options: VerifyOptions): Claims {
  const parts = token.split('.');
  demand(parts.length === 3 && parts.every((part) => BASE64URL.test(part)), 'three parts');
  const [header = '', payload = '', signature = ''] = parts;

  const head = membersOf(header);
  const kid = head.get('kid');
  const key = typeof kid === 'string' ? options.keyring.find(kid) : undefined;
  demand(key, 'a known key');
  demand(head.get('alg') === key.algorithm, 'the algorithm of the key');
  demand(!head.has('crit'), 'no extensions');
  demand(isSigned(`${header}.${payload}`, signature, key), 'the right signature');

  const claims = membersOf(payload);
  const now = options.now();
  const leeway = options.leeway * 1000;
  const [exp, nbf] = [claims.get('exp'), claims.has('nbf') ? claims.get('nbf') : 0];
  demand(claims.get('iss') === options.issuer, 'our issuer');
  demand([claims.get('aud')].flat().includes(options.audience), 'us as the audience');
  demand(typeof exp === 'number' && now < exp * 1000 + leeway, 'a time that is not over');
  demand(typeof nbf === 'number' && now >= nbf * 1000 - leeway, 'a time that has begun');
  return Object.fromEntries(claims) as Claims;
}

function demand(condition: unknown, what: string): asserts condition {
  if (!condition) throw new TokenRefused(`What is missing: ${what}.`);
}

function membersOf(part: string): Members {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    demand(Object.prototype.toString.call(value) === '[object Object]', 'an object');
    return new Map(Object.entries(value as object));
  } catch (cause) {
    throw new TokenRefused('A part cannot be read.', { cause });
  }
}

function isSigned(text: string, signature: string, { algorithm, key }: TrustedKey): boolean {
  if (algorithm === 'HS256') {
    const expected = Buffer.from(createHmac('sha256', key).update(text).digest('base64url'));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
  // Of another length it would be an error, where a wrong one is just false.
  if (algorithm === 'ES256' && Buffer.byteLength(signature, 'base64url') !== 64) return false;
  // RSA has no use for the encoding, and takes no harm from it.
  const encoded = { key, dsaEncoding: 'ieee-p1363' } as const;
  return createVerify('sha256').update(text).verify(encoded, signature, 'base64url');
}
