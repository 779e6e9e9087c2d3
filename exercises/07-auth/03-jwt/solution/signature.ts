import { createHmac, timingSafeEqual, verify } from 'node:crypto';
import type { TrustedKey } from './token.ts';

/** Whether a text was signed with a key, by the algorithm that belongs to the key. */
export function isSigned(text: string, signature: Buffer, { algorithm, key }: TrustedKey): boolean {
  switch (algorithm) {
    case 'HS256': {
      const expected = createHmac('sha256', key).update(text).digest();
      return expected.length === signature.length && timingSafeEqual(expected, signature);
    }
    case 'RS256':
      return verify('sha256', Buffer.from(text), key, signature);
    case 'ES256':
      // Two numbers side by side (RFC 7518, 3.4), where OpenSSL would expect them in DER.
      return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature);
  }
}
