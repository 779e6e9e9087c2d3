import type { AccountStore } from './account-store.ts';
import type { Cost } from './password-hash.ts';
import type { Primitives } from './primitives.ts';

/** The fewest characters of a new password. */
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
  return {
    async register(name, password) {
      throw new Error('register is not written yet');
    },

    async login(name, password) {
      throw new Error('login is not written yet');
    },
  };
}
