import { createPublicKey, verify } from 'node:crypto';
import type { Deployment } from '@course/rubric';

type Api = Deployment['api'];

/** What came back for a nonce, as far as these criteria look at it. */
export interface SeenProof {
  status: number;
  commit: unknown;
  signature: string;
}

/**
 * Asks for a proof and checks its signature.
 *
 * @param publicKey SPKI, DER, base64
 */
export async function proofFrom(api: Api, nonce: string, publicKey: string): Promise<SeenProof> {
  const { status, body } = await api.get(`/proof?nonce=${nonce}`);
  const { commit, signature } = Object(body) as Record<string, unknown>;
  const text = `lainaamo-proof ${String(commit)} ${nonce}`;
  return { status, commit, signature: judgementOn(text, signature, publicKey) };
}

/** What a right proof looks like. */
export function rightProof(commit: unknown): SeenProof {
  return { status: 200, commit, signature: 'right' };
}

function judgementOn(text: string, signature: unknown, publicKey: string): string {
  // 64 bytes in base64url.
  if (typeof signature !== 'string' || !/^[\w-]{86}$/.test(signature)) {
    return `not 86 characters of base64url: ${String(signature)}`;
  }
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    const isRight = verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
    return isRight ? 'right' : `not the signature of "${text}" under the public key`;
  } catch {
    return `not to be checked: publicKey is no key, but "${publicKey}"`;
  }
}
