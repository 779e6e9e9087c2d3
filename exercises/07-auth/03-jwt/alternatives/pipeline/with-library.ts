import jwt, { type Jwt } from 'jsonwebtoken';
import { TokenRefused, type Claims, type TrustedKey, type VerifyOptions } from './token.ts';

/** The claims are checked by hand here, and the library has the signature and the times. */
export function verifyWithLibrary(token: string, options: VerifyOptions): Claims {
  const key = keyOf(token, options);
  const { header, payload } = verified(token, key, options);
  if (typeof payload === 'string') throw new TokenRefused('The payload is no object.');
  const { iss, aud, exp } = payload;
  const isForUs = [aud].flat().includes(options.audience);
  if (iss !== options.issuer || !isForUs || exp === undefined || 'crit' in header) {
    throw new TokenRefused('The token says something else.');
  }
  return payload as Claims;
}

function keyOf(token: string, { keyring }: VerifyOptions): TrustedKey {
  const [header = ''] = token.split('.');
  let kid: unknown;
  try {
    ({ kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: unknown });
  } catch {
    throw new TokenRefused('The header cannot be read.');
  }
  const key = typeof kid === 'string' ? keyring.find(kid) : undefined;
  if (!key) throw new TokenRefused('The key is unknown.');
  return key;
}

function verified(token: string, { algorithm, key }: TrustedKey, options: VerifyOptions): Jwt {
  try {
    return jwt.verify(token, key, {
      complete: true,
      algorithms: [algorithm],
      clockTolerance: options.leeway,
      clockTimestamp: options.now() / 1000,
    });
  } catch (cause) {
    throw new TokenRefused('The library refuses it.', { cause });
  }
}
