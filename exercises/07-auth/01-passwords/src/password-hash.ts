import type { Primitives } from './primitives.ts';

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

  /** Whether a stored text was made from this password. */
  verify(password: string, stored: string): Promise<boolean>;

  /** Whether a stored text was made as `hash` would make it today. */
  isCurrent(stored: string): boolean;
}

/** Makes a hasher. The interface above is a proposal: change it as you like. */
export function passwordHasher(primitives: Primitives, cost: Cost): PasswordHasher {
  throw new Error('passwordHasher is not written yet');
}
