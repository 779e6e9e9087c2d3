/** What scrypt is told, beside password and salt (RFC 7914, 2). */
export interface ScryptParameters {
  /** The logarithm of N to the base 2. */
  ln: number;
  r: number;
  p: number;
}

/** A password's hash, with all that is needed to make it again. */
export interface StoredHash {
  parameters: ScryptParameters;
  salt: Buffer;
  key: Buffer;
}

const FORMAT = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** What somebody could have stored on purpose. Beyond it, one login could take all the memory there is. */
const MAXIMUM: ScryptParameters = { ln: 20, r: 32, p: 16 };

/** Fewer bytes are guessed: a key of none is equal to any other of none. */
const SHORTEST_KEY = 16;

const LONGEST_KEY = 128;

const SHORTEST_SALT = 8;

/** Writes a hash as `$scrypt$ln=…,r=…,p=…$salt$key`: the PHC string format. */
export function formatHash({ parameters: { ln, r, p }, salt, key }: StoredHash): string {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${base64(salt)}$${base64(key)}`;
}

/** @returns undefined for a text that is no hash of ours */
export function parseHash(text: string): StoredHash | undefined {
  const [, ln, r, p, salt = '', key = ''] = FORMAT.exec(text) ?? [];
  const hash = {
    parameters: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
  return isUsable(hash) ? hash : undefined;
}

/** Whether two hashes were made at the same cost. */
export function sameParameters(a: ScryptParameters, b: ScryptParameters): boolean {
  return a.ln === b.ln && a.r === b.r && a.p === b.p;
}

function isUsable({ parameters: { ln, r, p }, salt, key }: StoredHash): boolean {
  return (
    within(ln, MAXIMUM.ln) &&
    within(r, MAXIMUM.r) &&
    within(p, MAXIMUM.p) &&
    salt.length >= SHORTEST_SALT &&
    key.length >= SHORTEST_KEY &&
    key.length <= LONGEST_KEY
  );
}

// NaN, which stands for a number that is missing, is not within anything.
function within(value: number, maximum: number): boolean {
  return value >= 1 && value <= maximum;
}

// The format has no padding.
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
