import { TokenRefused, type Claims, type VerifyOptions } from './token.ts';

type Rules = Omit<VerifyOptions, 'keyring'>;

/**
 * Checks what a token says (RFC 7519, 4.1).
 *
 * @param claims a payload whose signature is right
 * @throws TokenRefused
 */
export function checkedClaims(claims: Record<string, unknown>, rules: Rules): Claims {
  const { iss, aud, exp, nbf = -Infinity } = claims;
  if (iss !== rules.issuer) throw new TokenRefused('Another issuer made the token.');
  if (!isFor(rules.audience, aud)) throw new TokenRefused('The token is for somebody else.');
  if (typeof exp !== 'number' || typeof nbf !== 'number') {
    throw new TokenRefused('A time is missing, or no number.');
  }
  // Tokens count in seconds, JavaScript in milliseconds.
  const seconds = rules.now() / 1000;
  if (seconds >= exp + rules.leeway) throw new TokenRefused('The token has expired.');
  if (seconds < nbf - rules.leeway) throw new TokenRefused('The token is not valid yet.');
  return { ...claims, iss, aud, exp };
}

// A list, or one name by itself. Of a text, `includes` would take any piece for the whole.
function isFor(audience: string, aud: unknown): aud is string | string[] {
  return Array.isArray(aud) ? aud.includes(audience) : aud === audience;
}
