import { expect, rubric } from '@course/rubric';
import { outcome, REFUSED } from './outcome.ts';

const criterion = rubric();

criterion('answers-health', async ({ program }) => {
  const { api } = await program();
  for (const path of ['/health', '/health?from=probe']) {
    const { body } = await api
      .get(path)
      .expect(200)
      .expect('content-type', /^application\/json/);
    expect(body).toEqual({ status: 'ok' });
  }
});

criterion('knows-nothing-else', async ({ program }) => {
  const { api } = await program();
  // To find nothing at all is no answer.
  await api.get('/health').expect(200);
  for (const path of ['/', '/healthy', '/health/database']) await api.get(path).expect(404);
  await api.post('/health').expect(404);
});

criterion('tells-its-address', async ({ program }) => {
  const running = await program({ PORT: '0' });
  // With the character behind it: until then the address may be half written.
  expect(await running.program.printed(/http:\S+\s/)).toContain(running.url);
});

criterion('needs-its-port', async ({ program }) => {
  const first = await program();
  const { port } = new URL(first.url);
  // The second one must not take another port: nobody would look for it there.
  const second = await program.launch({ PORT: port });
  expect(await outcome(second)).toEqual(REFUSED);
  await first.api.get('/health').expect(200);
});
