import jwt from 'jsonwebtoken';
import { TokenRefused, type Claims, type TrustedKey, type VerifyOptions } from './token.ts';

/**
 * Does the same with `jsonwebtoken`.
 *
 * @returns the payload
 * @throws TokenRefused for every token that is not to be accepted, whatever it consists of
 */
export function verifyWithLibrary(token: string, options: VerifyOptions): Claims {
  try {
    const { algorithm, key } = keyFor(token, options);
    const claims = jwt.verify(token, key, {
      // Without it, the library accepts every algorithm that the key would do for.
      algorithms: [algorithm],
      issuer: options.issuer,
      audience: options.audience,
      clockTolerance: options.leeway,
      clockTimestamp: Math.floor(options.now() / 1000),
    });
    if (!hasNeeded(claims)) throw new TokenRefused('The token never expires.');
    return claims;
  } catch (error) {
    if (error instanceof TokenRefused) throw error;
    throw new TokenRefused('The library refuses the token.', { cause: error });
  }
}

/** Chooses among our keys. Nothing is verified yet, so nothing else is taken from the token. */
function keyFor(token: string, { keyring }: VerifyOptions): TrustedKey {
  const { kid, crit } = jwt.decode(token, { complete: true })?.header ?? {};
  const key = typeof kid === 'string' ? keyring.find(kid) : undefined;
  if (!key) throw new TokenRefused('The key is unknown.');
  // The library passes over extensions that must be understood (RFC 7515, 4.1.11).
  if (crit !== undefined) throw new TokenRefused('The token has critical extensions.');
  return key;
}

// The library has checked the issuer and the audience; to have an end is not asked of a token.
function hasNeeded(claims: string | jwt.JwtPayload): claims is jwt.JwtPayload & Claims {
  return typeof claims === 'object' && typeof claims.exp === 'number';
}
