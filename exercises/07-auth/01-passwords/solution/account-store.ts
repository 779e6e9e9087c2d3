/** A member's account, as it is stored. */
export interface Account {
  name: string;
  /** What is kept of the password. */
  passwordHash: string;
}

/** Where accounts are kept. */
export interface AccountStore {
  find(name: string): Promise<Account | undefined>;

  /** @returns false, and keeps nothing, when the name is taken */
  add(account: Account): Promise<boolean>;

  /** Puts a hash in the place of another, unless the account has been given a third one meanwhile. */
  replaceHash(name: string, oldHash: string, newHash: string): Promise<void>;
}

/** A store that forgets everything when the process ends. */
export function memoryStore(): AccountStore {
  const hashes = new Map<string, string>();
  return {
    async find(name) {
      const passwordHash = hashes.get(name);
      return passwordHash === undefined ? undefined : { name, passwordHash };
    },
    async add({ name, passwordHash }) {
      if (hashes.has(name)) return false;
      hashes.set(name, passwordHash);
      return true;
    },
    async replaceHash(name, oldHash, newHash) {
      if (hashes.get(name) === oldHash) hashes.set(name, newHash);
    },
  };
}
