import { expect, rubric } from '@course/rubric';
import { identityOf, LAPTOP, TRIAL } from './identities.ts';
import { proofFrom, rightProof } from './proofs.ts';
import { PROTECTED, protectionOf } from './protection.ts';

const criterion = rubric<typeof import('../src/app.ts')>({
  settings: LAPTOP.settings,
  trial: TRIAL,
});

criterion('any-nonce', async ({ serve, random }) => {
  const { settings, publicKey } = identityOf(random.word(8));
  const { api } = await serve(settings);
  for (const nonce of [random.word(16), `${random.word(31)}_-9${random.word(30).toUpperCase()}`]) {
    const proof = await proofFrom(api, nonce, publicKey);
    expect({ nonce, ...proof }).toEqual({ nonce, ...rightProof(settings.commit) });
  }
  const word = random.word(20);
  const queries = [
    `nonce=${random.word(15)}`,
    `nonce=${random.word(random.integer(1, 14))}`,
    `nonce=${random.word(65)}`,
    `nonce=${word}%20${word}`,
    `nonce=${word}%0A`,
    `nonce=${word}.`,
    `nonce=${word}${encodeURIComponent('ä')}`,
    `nonce=${word}&nonce=${word}`,
    `once=${word}`,
  ];
  for (const query of queries) {
    const { status, body } = await api.get(`/proof?${query}`);
    const refused = { status: 400, body: { error: expect.any(String) } };
    expect({ query, status, body }).toEqual({ query, ...refused });
  }
});

criterion('any-answer', async ({ deployment, random }) => {
  const { api } = deployment;
  const statuses = {
    [`/${random.word(9)}`]: 404,
    [`/proof?nonce=${random.word(random.integer(16, 64))}`]: 200,
    [`/proof?nonce=${random.word(random.integer(1, 15))}`]: 400,
  };
  for (const [path, status] of Object.entries(statuses)) {
    const answer = await api.get(path);
    const seen = { path, status: answer.status, ...protectionOf(answer) };
    expect(seen).toEqual({ path, status, ...PROTECTED });
  }
});
