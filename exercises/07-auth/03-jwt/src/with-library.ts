import type { Claims, VerifyOptions } from './token.ts';

/**
 * Does the same with `jsonwebtoken`.
 *
 * @returns the payload
 * @throws TokenRefused for every token that is not to be accepted, whatever it consists of
 */
export function verifyWithLibrary(token: string, options: VerifyOptions): Claims {
  throw new Error('verifyWithLibrary is not written yet');
}
