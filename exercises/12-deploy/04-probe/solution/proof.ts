import { createPrivateKey, sign } from 'node:crypto';
import type { Identity } from './settings.ts';

/** What shows that a deployment is who it says it is. */
export interface Proof {
  commit: string;
  /** The signature of {@link proofText} in base64url. */
  signature: string;
}

/** Whether a text is a nonce: 16 to 64 letters, digits, hyphens and underscores. */
export function isNonce(text: string): boolean {
  return /^[\w-]{16,64}$/.test(text);
}

/**
 * What is signed. It says what it is for: a key that signs whatever it is sent could be made to sign
 * a contract.
 */
export function proofText(commit: string, nonce: string): string {
  return `lainaamo-proof ${commit} ${nonce}`;
}

/**
 * Gives a deployment its voice.
 *
 * @throws Error when the private key is none
 */
export function proverFor({ commit, privateKey }: Identity): (nonce: string) => Proof {
  const bytes = Buffer.from(privateKey, 'base64');
  const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  return (nonce) => {
    // Ed25519 brings its own hash, so none is named (RFC 8032).
    const signature = sign(null, Buffer.from(proofText(commit, nonce)), key);
    return { commit, signature: signature.toString('base64url') };
  };
}
