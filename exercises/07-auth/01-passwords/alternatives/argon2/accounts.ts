import { randomUUID } from 'node:crypto';
import type { AccountStore } from './account-store.ts';
import { PasswordHasher, type Cost } from './password-hash.ts';
import type { Primitives } from './primitives.ts';
import { LoginRefused, NameTaken, PasswordRefused } from './refusals.ts';

/** What accounts are built on. */
export interface Dependencies {
  store: AccountStore;
  primitives: Primitives;
  cost: Cost;
}

/** Who may come in. */
export interface Accounts {
  register(name: string, password: string): Promise<void>;
  login(name: string, password: string): Promise<{ name: string }>;
}

/** Builds the accounts on a store. The first login makes a hash of nobody's, to work on. */
export function createAccounts({ store, primitives, cost }: Dependencies): Accounts {
  const hasher = new PasswordHasher(primitives, cost);
  let nobodys: Promise<string> | undefined;

  async function register(name: string, password: string): Promise<void> {
    const canonical = password.normalize('NFKC');
    if (!/^.{15,128}$/su.test(canonical)) throw new PasswordRefused('Use 15 to 128 characters.');
    const added = await store.add({ name, passwordHash: await hasher.hash(canonical) });
    if (!added) throw new NameTaken();
  }

  async function login(name: string, password: string): Promise<{ name: string }> {
    nobodys ??= hasher.hash(randomUUID());
    const canonical = password.normalize('NFKC');
    const account = await store.find(name);
    const decoy = await nobodys;
    const isReadable = account !== undefined && hasher.isReadable(account.passwordHash);
    const stored = isReadable ? account.passwordHash : decoy;
    if (!(await hasher.verify(canonical, stored)) || !isReadable) throw new LoginRefused();
    if (!hasher.isCurrent(stored)) {
      await store.replaceHash(name, stored, await hasher.hash(canonical));
    }
    return { name: account.name };
  }

  return { register, login };
}
