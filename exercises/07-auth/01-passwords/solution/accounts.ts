import type { AccountStore } from './account-store.ts';
import { passwordHasher, type Cost } from './password-hash.ts';
import type { Primitives } from './primitives.ts';
import { LoginRefused, NameTaken, PasswordRefused } from './refusals.ts';

/** The fewest characters of a new password: what NIST asks for where nothing else is asked for. */
export const MIN_LENGTH = 15;

/** The most characters of a new password. */
export const MAX_LENGTH = 128;

/** What accounts are built on. */
export interface Dependencies {
  store: AccountStore;
  /** All hashing, and all comparing of keys, is done with these. */
  primitives: Primitives;
  /** The cost of new hashes. */
  cost: Cost;
}

/** Who may come in. */
export interface Accounts {
  /**
   * Opens an account.
   *
   * @throws PasswordRefused, NameTaken
   */
  register(name: string, password: string): Promise<void>;

  /**
   * Lets a member in.
   *
   * @returns who it is, and nothing else of the account
   * @throws LoginRefused
   */
  login(name: string, password: string): Promise<{ name: string }>;
}

/** Builds the accounts on a store. */
export function createAccounts({ store, primitives, cost }: Dependencies): Accounts {
  const hasher = passwordHasher(primitives, cost);

  return {
    async register(name, password) {
      const normalized = normalize(password);
      checkLength(normalized);
      const passwordHash = await hasher.hash(normalized);
      if (!(await store.add({ name, passwordHash }))) throw new NameTaken();
    },

    async login(name, password) {
      const normalized = normalize(password);
      const account = await store.find(name);
      // No way out before this: an answer that comes sooner tells that there is no such member.
      const matches = await hasher.verify(normalized, account?.passwordHash);
      if (!account || !matches) throw new LoginRefused();

      // Only now, and never again until the next login, is the password here to be hashed anew.
      if (!hasher.isCurrent(account.passwordHash)) {
        await store.replaceHash(name, account.passwordHash, await hasher.hash(normalized));
      }
      return { name };
    },
  };
}

// An ä is one code point or two, depending on the keyboard (UAX #15).
function normalize(password: string): string {
  return password.normalize('NFKC');
}

function checkLength(password: string): void {
  // Characters, as people count them: `length` would count most emoji twice.
  const { length } = Array.from(password);
  if (length < MIN_LENGTH) throw new PasswordRefused(`Use at least ${MIN_LENGTH} characters.`);
  if (length > MAX_LENGTH) throw new PasswordRefused(`Use at most ${MAX_LENGTH} characters.`);
}
