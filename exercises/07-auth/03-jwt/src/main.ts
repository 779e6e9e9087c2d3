import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jwt from 'jsonwebtoken';
import { openKeyring, verifyByHand, verifyWithLibrary } from './verifier.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
const secret = randomBytes(32).toString('hex');
writeFileSync(join(folder, 'desk.json'), JSON.stringify({ algorithm: 'HS256', key: secret }));

const options = {
  keyring: openKeyring(folder),
  issuer: 'https://id.lainaamo.example',
  audience: 'lainaamo-api',
  leeway: 30,
  now: Date.now,
};
const common = { issuer: options.issuer, audience: options.audience, keyid: 'desk' };
const issue = (more: jwt.SignOptions): string => jwt.sign({ sub: 'anna' }, secret, more);

const tokens = {
  good: issue({ ...common, expiresIn: '15m' }),
  expired: issue({ ...common, expiresIn: -60 }),
  'for another service': issue({ ...common, audience: 'newsletter', expiresIn: '15m' }),
  'of an unknown key': issue({ ...common, keyid: 'constructor', expiresIn: '15m' }),
  'no token at all': 'drill',
};

for (const [what, token] of Object.entries(tokens)) {
  for (const verify of [verifyByHand, verifyWithLibrary]) {
    console.log(
      `${what}, ${verify.name}:`,
      attempt(() => verify(token, options)),
    );
  }
}
rmSync(folder, { recursive: true });

function attempt(verify: () => unknown): unknown {
  try {
    return verify();
  } catch (error) {
    return String(error);
  }
}
