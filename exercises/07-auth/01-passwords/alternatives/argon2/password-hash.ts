import { randomBytes } from 'node:crypto';
import type { Primitives } from './primitives.ts';

/** What one guess shall cost. */
export interface Cost {
  /** KiB of memory: a power of two. */
  memory: number;
  /** How often the memory is gone through. */
  passes: number;
}

const ARGON2 = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([a-zA-Z\d+/]+)\$([a-zA-Z\d+/]+)$/;
const SCRYPT = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([a-zA-Z\d+/]+)\$([a-zA-Z\d+/]+)$/;

/** New hashes are made with Argon2id (RFC 9106); those of former years, with scrypt, are read. */
export class PasswordHasher {
  readonly #primitives: Primitives;
  readonly #prefix: string;

  constructor(primitives: Primitives, { memory, passes }: Cost) {
    this.#primitives = primitives;
    this.#prefix = `$argon2id$v=19$m=${memory},t=${passes},p=1$`;
  }

  async hash(password: string): Promise<string> {
    const salt = unpadded(randomBytes(16));
    const unfinished = `${this.#prefix}${salt}$${unpadded(Buffer.alloc(32))}`;
    const key = await this.#derive(password, unfinished);
    if (!key) throw new RangeError('The cost is not one that a hash can be made with.');
    return `${this.#prefix}${salt}$${unpadded(key)}`;
  }

  async verify(password: string, stored: string): Promise<boolean> {
    const key = await this.#derive(password, stored);
    if (!key) return false;
    return this.#primitives.timingSafeEqual(key, bytesOf(stored.split('$').at(-1)));
  }

  isReadable(stored: string): boolean {
    return settings(stored) !== undefined;
  }

  isCurrent(stored: string): boolean {
    return stored.startsWith(this.#prefix);
  }

  /** The key that this password would have in a stored text; undefined when none can be read. */
  async #derive(password: string, stored: string): Promise<Buffer | undefined> {
    const read = settings(stored);
    if (!read) return undefined;
    const { numbers, salt, keyLength } = read;
    const [first = 0, second = 0, third = 0] = numbers;
    if (read.algorithm === 'argon2id') {
      return this.#primitives.argon2('argon2id', {
        message: password,
        nonce: salt,
        tagLength: keyLength,
        memory: first,
        passes: second,
        parallelism: third,
      });
    }
    const options = { N: 2 ** first, r: second, p: third, maxmem: 2 ** (first + 8) * second };
    return this.#primitives.scrypt(password, salt, keyLength, options);
  }
}

function settings(stored: string) {
  const scrypt = SCRYPT.exec(stored);
  const parts = scrypt ?? ARGON2.exec(stored);
  if (!parts) return undefined;
  const numbers = parts.slice(1, 4).map(Number);
  const salt = bytesOf(parts[4]);
  const keyLength = bytesOf(parts[5]).length;
  const largest = scrypt ? [20, 32, 16] : [2 ** 20, 16, 16];
  const isSane = numbers.every((value, at) => value >= 1 && value <= (largest[at] ?? 0));
  if (!isSane || salt.length < 8 || keyLength < 16 || keyLength > 128) return undefined;
  return { algorithm: scrypt ? 'scrypt' : 'argon2id', numbers, salt, keyLength };
}

function bytesOf(text = ''): Buffer {
  return Buffer.from(text, 'base64');
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
