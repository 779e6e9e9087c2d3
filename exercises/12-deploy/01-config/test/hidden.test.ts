import { expect, rubric } from '@course/rubric';
import { outcomes, PRODUCTION, type Variables } from './environments.ts';
import { foreignAddress } from './foreign-address.ts';

const criterion = rubric<typeof import('../src/main.ts')>();

criterion('any-faults', async ({ evaluate, random }) => {
  const word = random.word(8);
  const wrong: Variables = {
    HOST: '',
    PORT: `${random.integer(1, 9999)}${word}`,
    DATABASE_URL: `${word}://db.internal/loans`,
    // One character too short, and one day too many.
    SESSION_SECRET: random.word(31),
    PUBLIC_URL: `http://${word}.example`,
    MAX_LOAN_DAYS: '366',
    RESERVATIONS_OPEN: word,
  };
  const names = Object.keys(wrong);
  // First all of them, then some, then each alone.
  const rounds = [
    names,
    ...[5, 3, 2].map((count) => random.shuffle(names).slice(0, count)),
    ...names.map((name) => [name]),
  ];
  const environments = rounds.map((faulty) => {
    const faults = Object.fromEntries(faulty.map((name) => [name, wrong[name] ?? '']));
    return [JSON.stringify(faults), { ...PRODUCTION, ...faults }] as const;
  });
  const seen = await evaluate(outcomes, Object.fromEntries(environments));

  const expected = environments.map(([label], round) => [
    label,
    { faulty: rounds[round]?.toSorted() },
  ]);
  expect(seen).toEqual(Object.fromEntries(expected));
});

criterion('one-source', async ({ evaluate, program, random }) => {
  const env = {
    ...PRODUCTION,
    PUBLIC_URL: `https://${random.word(6)}.example`,
    // None of the numbers that stand elsewhere: in the defaults, in the example, and below.
    MAX_LOAN_DAYS: String(random.integer(22, 180)),
    RESERVATIONS_OPEN: 'false',
  };
  const seen = await evaluate(async ({ createApp, loadConfig }, _tools, given: typeof env) => {
    const { createServer } = await import('node:http');
    const config = loadConfig(given);
    const changed = Reflect.set(config, 'maxLoanDays', 181);
    // Another environment than the one that was given: it must not matter any more.
    const other = {
      PUBLIC_URL: 'https://other.example',
      MAX_LOAN_DAYS: '182',
      RESERVATIONS_OPEN: 'true',
    };
    Object.assign(process.env, other);
    const server = createServer(createApp(config));
    try {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as { port: number };
      const response = await fetch(`http://127.0.0.1:${port}/terms`);
      return { changed, terms: await response.json() };
    } finally {
      for (const name of Object.keys(other)) delete process.env[name];
      server.close();
    }
  }, env);

  const terms = {
    publicUrl: env.PUBLIC_URL,
    maxLoanDays: Number(env.MAX_LOAN_DAYS),
    reservationsOpen: false,
  };
  expect({ given: env, ...seen }).toEqual({ given: env, changed: false, terms });

  const HOST = await foreignAddress(random);
  if (!HOST) return;
  const started = await program.launch({ ...PRODUCTION, HOST, PORT: '0' });
  const listens = await started.listening().then(
    () => 'elsewhere',
    () => 'nowhere',
  );
  expect({ HOST, listens }).toEqual({ HOST, listens: 'nowhere' });
});
