import type { Identity } from './settings.ts';

/** What shows that a deployment is who it says it is. */
export interface Proof {
  commit: string;
  signature: string;
}

const NONCE = /^[A-Za-z0-9_-]{16,64}$/;

/** The one nonce of a query; undefined when there is none, or more than one. */
export function nonceIn({ nonce }: Record<string, unknown>): string | undefined {
  return typeof nonce === 'string' && NONCE.test(nonce) ? nonce : undefined;
}

/**
 * Signs proofs.
 *
 * @throws DOMException from the returned function, when the private key is none
 */
export function proverFor({ commit, privateKey }: Identity): (nonce: string) => Promise<Proof> {
  const bytes = Buffer.from(privateKey, 'base64');
  const key = crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']);
  // Told to whoever asks for a proof.
  key.catch(() => {});
  return async (nonce) => {
    const text = new TextEncoder().encode(`lainaamo-proof ${commit} ${nonce}`);
    const signature = await crypto.subtle.sign('Ed25519', await key, text);
    return { commit, signature: Buffer.from(signature).toString('base64url') };
  };
}
