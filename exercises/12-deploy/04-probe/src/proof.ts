import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Identity } from './settings.ts';

/** What shows that a deployment is who it says it is. */
export interface Proof {
  commit: string;
  /** The signature of {@link proofText} in base64url. */
  signature: string;
}

/** Whether a text is a nonce: 16 to 64 letters, digits, hyphens and underscores. */
export function isNonce(text: string): boolean {
  return text.length > 0;
}

/**
 * What is signed. It says what it is for: a key that signs whatever it is sent could be made to sign
 * a contract.
 */
export function proofText(commit: string, nonce: string): string {
  return `lainaamo-proof ${commit} ${nonce}`;
}

/**
 * Reads a private key as `keys.ts` prints it.
 *
 * @throws Error when it is none
 */
export function readKey(privateKey: string): KeyObject {
  const bytes = Buffer.from(privateKey, 'base64');
  return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
}

/**
 * Gives a deployment its voice.
 *
 * @throws Error when the private key is none
 */
export function proverFor({ commit }: Identity): (nonce: string) => Proof {
  // So far nothing is signed.
  return (nonce) => ({ commit, signature: nonce });
}
