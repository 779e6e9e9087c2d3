/** Makes the key pair of a deployment. Run it once; nothing is written anywhere. */
import { generateKeyPairSync } from 'node:crypto';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const known = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

console.log(`For the platform, as a secret, and for no file at all:

  PROBE_PRIVATE_KEY=${secret}

For deployment.json, where everybody may read it:

  "publicKey": "${known}"`);
