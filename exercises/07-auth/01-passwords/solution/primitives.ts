import {
  argon2,
  scrypt,
  timingSafeEqual,
  type Argon2Algorithm,
  type Argon2Parameters,
  type BinaryLike,
  type ScryptOptions,
} from 'node:crypto';
import { promisify } from 'node:util';

/** The functions of `node:crypto` that passwords are given to. */
export interface Primitives {
  /** Derives a key, slowly, on a thread of its own. Wants `maxmem` for more than 32 MiB. */
  scrypt(
    password: BinaryLike,
    salt: BinaryLike,
    keyLength: number,
    options: ScryptOptions,
  ): Promise<Buffer>;

  /** Derives a key, slowly, on a thread of its own. */
  argon2(algorithm: Argon2Algorithm, parameters: Argon2Parameters): Promise<Buffer>;

  /**
   * Compares, in a time that does not tell where the first difference is.
   *
   * @throws RangeError when one is longer than the other
   */
  timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}

/** Node's own. */
export const nodePrimitives: Primitives = {
  scrypt: promisify(scrypt),
  argon2: promisify(argon2),
  timingSafeEqual,
};
