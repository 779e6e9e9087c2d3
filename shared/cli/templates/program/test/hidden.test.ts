import { expect, rubric } from '@course/rubric';
import { outcome, REFUSED } from './outcome.ts';

const criterion = rubric();

criterion('any-port', async ({ program, random }) => {
  // Each begins like a port, and is none.
  const PORT = `0${random.pick(['-', ' ', '.', '/'])}${random.integer(1, 99)}${random.word(2)}`;
  expect(await outcome(await program.launch({ PORT }))).toEqual(REFUSED);
  // To refuse every port is no answer.
  const { api } = await program({ PORT: '0' });
  await api.get('/health').expect(200);
});
