import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { Trial } from '@course/rubric';

/** What a deployment is started with, and the public half of its key. */
export interface TestIdentity {
  settings: { commit: string; privateKey: string };
  publicKey: string;
}

// An Ed25519 key in the form PKCS #8 is these bytes, then 32 of its own (RFC 8410, section 7).
const BEFORE_KEY = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Makes a commit and a key pair out of a word. Everybody can do that, so such a key proves nothing of
 * a real deployment.
 */
export function identityOf(word: string): TestIdentity {
  const own = createHash('sha256').update(word).digest();
  const bytes = Buffer.concat([BEFORE_KEY, own]);
  const publicKey = createPublicKey(
    createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }),
  ).export({ format: 'der', type: 'spki' });
  return {
    settings: {
      commit: createHash('sha1').update(word).digest('hex'),
      privateKey: bytes.toString('base64'),
    },
    publicKey: publicKey.toString('base64'),
  };
}

/** The app on the laptop. */
export const LAPTOP = identityOf('laptop');

/** A public address that answers to nothing but DNS (RFC 7535), should it ever be asked. */
const PUBLIC = '192.31.196.1';

/**
 * The internet in which the model solution is deployed, which never was. Your own deployment is
 * looked for in the real one.
 */
export const TRIAL: Trial = {
  settings: identityOf('lainaamo.test').settings,
  names: {
    'lainaamo.test': [PUBLIC],
    'www.lainaamo.test': [PUBLIC],
    'laptop.test': ['192.168.1.7'],
  },
  certified: ['lainaamo.test'],
};
