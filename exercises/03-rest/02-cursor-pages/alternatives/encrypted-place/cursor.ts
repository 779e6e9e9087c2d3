import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Problem } from '@course/kit';

/** A place in the list: right behind a loan, which need not exist any more. */
export interface Place {
  /** Microseconds since 1970. */
  micros: bigint;
  id: number;
}

const CIPHER = 'aes-256-gcm';

// In bytes: the number used once, the seal that tells of every change, and the place itself.
const NONCE = 12;
const SEAL = 16;
const PLACE = 12;

/** Cursors that are encrypted: nobody can read what is inside, or change it unnoticed. */
export class Cursors {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = createHash('sha256').update(secret).digest();
  }

  write({ micros, id }: Place): string {
    const place = Buffer.alloc(PLACE);
    place.writeBigInt64BE(micros);
    place.writeInt32BE(id, 8);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.#key, nonce);
    const hidden = Buffer.concat([cipher.update(place), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('hex');
  }

  /** @throws Problem 400 for any text that {@link write} did not make with the same secret */
  read(cursor: string): Place {
    const bytes = Buffer.from(cursor, 'hex');
    if (cursor.length !== 2 * bytes.length || bytes.length !== NONCE + SEAL + PLACE) throw bad();
    const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, NONCE));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + SEAL));
    const place = decipher.update(bytes.subarray(NONCE + SEAL));
    try {
      decipher.final();
    } catch {
      throw bad();
    }
    return { micros: place.readBigInt64BE(), id: place.readInt32BE(8) };
  }
}

function bad(): Problem {
  return new Problem(400, 'There is no such cursor.');
}
