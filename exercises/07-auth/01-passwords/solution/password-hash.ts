import { randomBytes } from 'node:crypto';
import type { Primitives } from './primitives.ts';
import {
  formatHash,
  parseHash,
  sameParameters,
  type ScryptParameters,
  type StoredHash,
} from './stored-hash.ts';

const SALT_LENGTH = 16;
const KEY_LENGTH = 32;

/** With it, scrypt needs N KiB of memory: 128 · r · N bytes. */
const BLOCK_SIZE = 8;

/** What one guess shall cost. */
export interface Cost {
  /** KiB of memory: a power of two. */
  memory: number;
  /** How often the memory is gone through. */
  passes: number;
}

/** What is done with passwords, at today's cost. */
export interface PasswordHasher {
  /** @returns what to store instead of the password: algorithm, parameters, salt and key */
  hash(password: string): Promise<string>;

  /**
   * Whether a stored text was made from this password. Without a text that can be read it is
   * false, after the same work as if there were one of today's.
   */
  verify(password: string, stored: string | undefined): Promise<boolean>;

  /** Whether a stored text was made as `hash` would make it today. */
  isCurrent(stored: string): boolean;
}

/** Makes a hasher that uses scrypt (RFC 7914). */
export function passwordHasher(primitives: Primitives, cost: Cost): PasswordHasher {
  const today: ScryptParameters = {
    ln: Math.log2(cost.memory),
    r: BLOCK_SIZE,
    p: cost.passes,
  };
  // Made of no password at all, so that none can match it.
  const decoy = { parameters: today, salt: randomBytes(SALT_LENGTH), key: randomBytes(KEY_LENGTH) };

  async function derive(password: string, hash: Omit<StoredHash, 'key'>, keyLength: number) {
    const { ln, r, p } = hash.parameters;
    const N = 2 ** ln;
    // Node allows 32 MiB unless told otherwise; scrypt needs a little more than this product.
    const maxmem = 2 * 128 * N * r;
    return primitives.scrypt(password, hash.salt, keyLength, { N, r, p, maxmem });
  }

  return {
    async hash(password) {
      const made = { parameters: today, salt: randomBytes(SALT_LENGTH) };
      return formatHash({ ...made, key: await derive(password, made, KEY_LENGTH) });
    },

    async verify(password, stored = '') {
      const hash = parseHash(stored) ?? decoy;
      // As long as the stored key, whatever is usual today: other lengths cannot be compared.
      const key = await derive(password, hash, hash.key.length);
      return primitives.timingSafeEqual(key, hash.key);
    },

    isCurrent(stored) {
      const hash = parseHash(stored);
      return hash !== undefined && sameParameters(hash.parameters, today);
    },
  };
}
