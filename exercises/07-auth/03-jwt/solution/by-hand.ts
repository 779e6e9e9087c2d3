import { checkedClaims } from './claims.ts';
import { decode, decodeObject } from './parts.ts';
import { isSigned } from './signature.ts';
import {
  TokenRefused,
  type Claims,
  type Keyring,
  type TrustedKey,
  type VerifyOptions,
} from './token.ts';

/**
 * Verifies a JSON Web Token (RFC 7519) with nothing but `node:crypto`.
 *
 * @returns the payload
 * @throws TokenRefused for every token that is not to be accepted, whatever it consists of
 */
export function verifyByHand(token: string, options: VerifyOptions): Claims {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw new TokenRefused('A token has three parts.');
  }
  const key = keyFor(decodeObject(header), options.keyring);
  // The bytes that were sent: the same JSON written anew may look different, and is not signed.
  if (!isSigned(`${header}.${payload}`, decode(signature), key)) {
    throw new TokenRefused('The signature is not that of the key.');
  }
  // What it says means something from here on only.
  return checkedClaims(decodeObject(payload), options);
}

/** The header was written by whoever sent the token: it may choose among our keys, no more. */
function keyFor({ kid, alg, crit }: Record<string, unknown>, keyring: Keyring): TrustedKey {
  const key = typeof kid === 'string' ? keyring.find(kid) : undefined;
  if (!key) throw new TokenRefused('The key is unknown.');
  if (alg !== key.algorithm) throw new TokenRefused(`This key is for ${key.algorithm} only.`);
  // Extensions that must be understood, and none is (RFC 7515, 4.1.11).
  if (crit !== undefined) throw new TokenRefused('The token has critical extensions.');
  return key;
}
