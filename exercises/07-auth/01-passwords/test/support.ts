import { argon2Sync, randomBytes, scryptSync } from 'node:crypto';
import { expect, type Fixtures } from '@course/rubric';

type Primitives = import('../src/primitives.ts').Primitives;
type Evaluate = Fixtures<typeof import('../src/accounts.ts')>['evaluate'];

/** KiB, and how often they are gone through. */
export interface Cost {
  memory: number;
  passes: number;
}

/** Low, as no test has time for a good one. */
export const CHEAP: Cost = { memory: 256, passes: 1 };

/** One call of the accounts. */
export interface Visit {
  action: 'register' | 'login';
  name: string;
  password: string;
}

/** What was seen of a visit. */
export interface Seen {
  /** What came back: a value, or an error's members. `done` where nothing did. */
  answer: unknown;
  /** Every call of scrypt and argon2, with all that decides how long it takes. */
  work: string[];
  /** What each call of timingSafeEqual said. */
  comparisons: boolean[];
}

export const registering = (name: string, password: string): Visit => ({
  action: 'register',
  name,
  password,
});

export const loggingIn = (name: string, password: string): Visit => ({
  action: 'login',
  name,
  password,
});

/** How a refusal is seen, whatever its message. */
export const refused = (name: 'LoginRefused' | 'NameTaken' | 'PasswordRefused') =>
  expect.objectContaining({ name });

/**
 * Makes the visits one after another, or all at once, on a store with the given rows.
 *
 * @param rows names and their stored hashes
 * @returns what was seen of each visit, and the rows afterwards
 */
export async function play(
  evaluate: Evaluate,
  visits: Visit[],
  { cost = CHEAP, rows = {}, atOnce = false }: Partial<Omit<Given, 'visits'>> = {},
): Promise<{ seen: Seen[]; rows: Record<string, string> }> {
  return evaluate(
    async ({ createAccounts }, _tools, given: Given) => {
      const { argon2, scrypt, timingSafeEqual } = await import('node:crypto');
      const { promisify } = await import('node:util');
      // Without the type, promisify chooses the overload that has no options.
      const scryptAsync: Primitives['scrypt'] = promisify(scrypt);
      const hashes = new Map(Object.entries(given.rows));
      // A store takes its time: who does not wait for it is too early.
      const aWhile = async (): Promise<void> => new Promise((go) => void setImmediate(go));
      let work: string[] = [];
      let comparisons: boolean[] = [];

      const accounts = createAccounts({
        cost: given.cost,
        store: {
          async find(name) {
            const passwordHash = hashes.get(name);
            return passwordHash === undefined ? undefined : { name, passwordHash };
          },
          async add({ name, passwordHash }) {
            await aWhile();
            if (hashes.has(name)) return false;
            hashes.set(name, passwordHash);
            return true;
          },
          async replaceHash(name, former, latter) {
            await aWhile();
            if (hashes.get(name) === former) hashes.set(name, latter);
          },
        },
        primitives: {
          async scrypt(password, salt, length, options) {
            // Node knows each parameter by two names, and has a value for those that are left out.
            const {
              N = options.cost ?? 16_384,
              r = options.blockSize ?? 8,
              p = options.parallelization ?? 1,
            } = options;
            // No test has time and memory for these: such a key is all zeros here.
            if (N >= 2 ** 20) {
              if (128 * N * r >= (options.maxmem ?? 2 ** 25)) throw new RangeError('maxmem');
              return Buffer.alloc(length);
            }
            work.push(`scrypt: N=${N}, r=${r}, p=${p}, ${length} bytes`);
            return scryptAsync(password, salt, length, options);
          },
          async argon2(algorithm, parameters) {
            const { memory, passes, parallelism, tagLength } = parameters;
            const how = `m=${memory}, t=${passes}, p=${parallelism}, ${tagLength} bytes`;
            work.push(`${algorithm}: ${how}`);
            return promisify(argon2)(algorithm, parameters);
          },
          timingSafeEqual(a, b) {
            const equal = timingSafeEqual(a, b);
            comparisons.push(equal);
            return equal;
          },
        },
      });

      const seen: Seen[] = [];
      const visit = async ({ action, name, password }: Visit): Promise<unknown> =>
        accounts[action](name, password).then(
          (value: unknown) => value ?? 'done',
          (error: Error) => ({
            name: error.name,
            message: error.message,
            ...Object.fromEntries(Object.entries(error)),
          }),
        );
      if (given.atOnce) {
        const answers = await Promise.all(given.visits.map(visit));
        seen.push(...answers.map((answer) => ({ answer, work, comparisons })));
      } else {
        for (const each of given.visits) {
          work = [];
          comparisons = [];
          seen.push({ answer: await visit(each), work, comparisons });
        }
      }
      return { seen, rows: Object.fromEntries(hashes) };
    },
    { visits, cost, rows, atOnce },
  );
}

interface Given {
  visits: Visit[];
  cost: Cost;
  rows: Record<string, string>;
  atOnce: boolean;
}

/** A stored text, taken apart. */
export interface Stored {
  cost: Cost;
  salt: Buffer;
  key: Buffer;
}

const SCRYPT =
  /^\$scrypt\$ln=(?<ln>\d+),r=8,p=(?<passes>\d+)\$(?<salt>[A-Za-z\d+/]+)\$(?<key>[A-Za-z\d+/]+)$/;
const ARGON2 =
  /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=1\$(?<salt>[A-Za-z\d+/]+)\$(?<key>[A-Za-z\d+/]+)$/;

/** Takes a new hash apart: one with scrypt or with argon2id, in the forms that the README gives. */
export function parts(stored = ''): Stored {
  const { ln, memory, passes, salt, key } =
    (SCRYPT.exec(stored) ?? ARGON2.exec(stored))?.groups ?? {};
  expect(
    { stored, hasTheForm: salt !== undefined && key !== undefined },
    'a new hash looks like $scrypt$ln=…,r=8,p=…$salt$key or $argon2id$v=19$m=…,t=…,p=1$salt$key',
  ).toEqual({ stored, hasTheForm: true });
  return {
    cost: { memory: ln === undefined ? Number(memory) : 2 ** Number(ln), passes: Number(passes) },
    salt: Buffer.from(salt ?? '', 'base64'),
    key: Buffer.from(key ?? '', 'base64'),
  };
}

/** Whether a new hash was made from this password with the parameters that stand in it. */
export function opens(stored: string | undefined, password: string): boolean {
  const { cost, salt, key } = parts(stored);
  const derived = stored?.startsWith('$scrypt$')
    ? scryptKey(password, { N: cost.memory, r: 8, p: cost.passes, salt, length: key.length })
    : argon2Sync('argon2id', {
        message: password,
        nonce: salt,
        memory: cost.memory,
        passes: cost.passes,
        parallelism: 1,
        tagLength: key.length,
      });
  return derived.equals(key);
}

/** How a hash of former years was made. */
export interface OldParameters {
  ln: number;
  r: number;
  p: number;
  saltLength: number;
  keyLength: number;
}

/** A hash with scrypt, as it was once stored. The password is in normal form. */
export function oldHash(
  password: string,
  { ln, r, p, saltLength, keyLength }: OldParameters,
  salt = randomBytes(saltLength),
) {
  const key = scryptKey(password, { N: 2 ** ln, r, p, salt, length: keyLength });
  const [saltText, keyText] = [salt, key].map((b) => b.toString('base64').replaceAll('=', ''));
  return `$scrypt$ln=${ln},r=${r},p=${p}$${saltText}$${keyText}`;
}

interface ScryptCall {
  N: number;
  r: number;
  p: number;
  salt: Buffer;
  length: number;
}

function scryptKey(password: string, { N, r, p, salt, length }: ScryptCall): Buffer {
  return scryptSync(password, salt, length, { N, r, p, maxmem: 256 * N * r });
}
