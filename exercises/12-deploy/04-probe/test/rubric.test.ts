import { expect, rubric, type Connect } from '@course/rubric';
import { LAPTOP, TRIAL } from './identities.ts';
import { proofFrom, rightProof } from './proofs.ts';
import { PROTECTED, protectionOf } from './protection.ts';

const criterion = rubric<typeof import('../src/app.ts')>({
  settings: LAPTOP.settings,
  trial: TRIAL,
});

// First the app in src/, on this machine.

criterion('tells-version', async ({ api }) => {
  const { status, body } = await api.get('/version');
  expect({ status, body }).toEqual({ status: 200, body: { commit: LAPTOP.settings.commit } });
});

criterion('protects-answers', async ({ api }) => {
  const health = await api.get('/health');
  const version = await api.get('/version');
  const nothing = await api.get('/nothing');
  const refused = await api.get('/proof');
  expect({
    health: { status: health.status, ...protectionOf(health) },
    version: { status: version.status, ...protectionOf(version) },
    nothing: { status: nothing.status, body: nothing.body, ...protectionOf(nothing) },
    refused: { status: refused.status, ...protectionOf(refused) },
  }).toEqual({
    health: { status: 200, ...PROTECTED },
    version: { status: 200, ...PROTECTED },
    nothing: { status: 404, body: { error: expect.any(String) }, ...PROTECTED },
    refused: { status: 400, ...PROTECTED },
  });
});

criterion('echoes', async ({ connect }) => {
  const [anna, ben] = await Promise.all([connect('/live'), connect('/live')]);
  const hello = { type: 'hello', commit: LAPTOP.settings.commit };
  // Nobody has said anything yet.
  expect([await anna.next(), await ben.next()]).toEqual([hello, hello]);
  anna.send('kayak');
  anna.send('{"item":"drill"}');
  ben.send('canoe');
  expect([await anna.next(), await anna.next(), await ben.next()]).toEqual([
    { type: 'echo', text: 'kayak' },
    { type: 'echo', text: '{"item":"drill"}' },
    { type: 'echo', text: 'canoe' },
  ]);
});

criterion('signs-nonce', async ({ api, random }) => {
  for (const nonce of [random.word(16), random.word(40)]) {
    const proof = await proofFrom(api, nonce, LAPTOP.publicKey);
    expect(proof).toEqual(rightProof(LAPTOP.settings.commit));
  }
  await api.get(`/proof?nonce=${random.word(20)}`).expect('Cache-Control', /\bno-store\b/);
});

// Then the address in deployment.json, as the world sees it.

criterion('public-address', async ({ deployment }) => {
  const { status, body } = await deployment.api.get('/health');
  expect({ status, body }).toEqual({ status: 200, body: { status: 'alive' } });
});

criterion('same-version', async ({ deployment }) => {
  const { commit } = deployment.stated;
  expect({ commit }).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
  const { status, body } = await deployment.api.get('/version');
  expect({ status, body }).toEqual({ status: 200, body: { commit } });
});

criterion('proves-owner', async ({ deployment, random }) => {
  const { api, stated } = deployment;
  for (const nonce of [random.word(32), random.word(32)]) {
    const proof = await proofFrom(api, nonce, stated.publicKey ?? '');
    expect(proof).toEqual(rightProof(expect.any(String)));
  }
});

criterion('live-from-afar', async ({ deployment, random }) => {
  const live = await greetedAt(deployment.connect);
  const text = random.word(12);
  live.send(text);
  expect(await live.next()).toEqual({ type: 'echo', text });
});

async function greetedAt(connect: Connect) {
  const live = await connect('/live');
  expect(await live.next()).toEqual({ type: 'hello', commit: expect.any(String) });
  return live;
}
