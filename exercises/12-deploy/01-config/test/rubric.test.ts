import { expect, rubric } from '@course/rubric';
import { each, outcomes, PRODUCTION, toldOf, variants, WELL_KNOWN } from './environments.ts';
import { found, refusalOf } from './refusal.ts';

const criterion = rubric<typeof import('../src/main.ts')>();

criterion('reads-values', async ({ evaluate }) => {
  // Spaces at the ends of a text are part of it.
  const texts = { HOST: ' localhost ', SESSION_SECRET: ` ${PRODUCTION.SESSION_SECRET} ` };
  const { seen } = await evaluate(outcomes, {
    seen: { ...PRODUCTION, ...texts, EDITOR: 'vi', port: '1' },
  });
  expect(seen).toEqual({
    config: {
      environment: 'production',
      host: texts.HOST,
      port: 8080,
      databaseUrl: PRODUCTION.DATABASE_URL,
      sessionSecret: texts.SESSION_SECRET,
      publicUrl: 'https://lainaamo.example',
      maxLoanDays: 21,
      reservationsOpen: true,
    },
  });
});

criterion('strict-values', async ({ evaluate }) => {
  const ports = variants(PRODUCTION, 'PORT', [
    '80a',
    '0x50',
    '1e3',
    '80.0',
    '-1',
    '+80',
    ' 80',
    '80 ',
    '65536',
  ]);
  const days = variants(PRODUCTION, 'MAX_LOAN_DAYS', ['0', '366', '1.5', 'NaN', '0x10', '1e2']);
  const flags = variants(PRODUCTION, 'RESERVATIONS_OPEN', ['1', '0', 'yes', 'TRUE']);
  const modes = variants(PRODUCTION, 'NODE_ENV', ['prod', 'Production']);
  const faulty = await evaluate(outcomes, { ...ports, ...days, ...flags, ...modes });
  expect(faulty).toEqual({
    ...each(ports, { faulty: ['PORT'] }),
    ...each(days, { faulty: ['MAX_LOAN_DAYS'] }),
    ...each(flags, { faulty: ['RESERVATIONS_OPEN'] }),
    ...each(modes, { faulty: ['NODE_ENV'] }),
  });

  const edges = { ...PRODUCTION, PORT: '0', MAX_LOAN_DAYS: '365', RESERVATIONS_OPEN: 'false' };
  const right = await evaluate(outcomes, { edges });
  expect(right).toMatchObject({
    edges: { config: { port: 0, maxLoanDays: 365, reservationsOpen: false } },
  });
});

criterion('checks-urls', async ({ evaluate }) => {
  const addresses = variants(PRODUCTION, 'PUBLIC_URL', [
    'lainaamo.example',
    'ftp://lainaamo.example',
    'http://lainaamo.example',
    'httpsx://lainaamo.example',
    'xhttps://lainaamo.example',
  ]);
  const databases = variants(PRODUCTION, 'DATABASE_URL', [
    'db.internal',
    'mysql://loans@db.internal/loans',
    'https://db.internal/loans',
    'postgresqlx://db.internal/loans',
    'xpostgres://db.internal/loans',
  ]);
  const plain = variants({}, 'PUBLIC_URL', ['http://192.168.1.7:3000', 'https://a.example/b']);
  const odd = variants({}, 'PUBLIC_URL', ['httpx://a.example', 'xhttp://a.example']);
  const seen = await evaluate(outcomes, { ...addresses, ...databases, ...plain, ...odd });
  expect(seen).toMatchObject({
    ...each(addresses, { faulty: ['PUBLIC_URL'] }),
    ...each(databases, { faulty: ['DATABASE_URL'] }),
    ...each(odd, { faulty: ['PUBLIC_URL'] }),
    // In development http will do.
    'PUBLIC_URL="http://192.168.1.7:3000"': { config: { publicUrl: 'http://192.168.1.7:3000' } },
    'PUBLIC_URL="https://a.example/b"': { config: { publicUrl: 'https://a.example/b' } },
  });
});

criterion('development-defaults', async ({ evaluate }) => {
  const empty = Object.fromEntries(Object.keys(PRODUCTION).map((name) => [name, '']));
  const seen = await evaluate(outcomes, {
    nothing: {},
    onlyEmptyTexts: empty,
    onlySpaces: { PORT: '  ', SESSION_SECRET: ' '.repeat(40) },
    nothingInProduction: { NODE_ENV: 'production' },
    emptyInProduction: { ...empty, NODE_ENV: 'production' },
  });
  const defaults = {
    config: {
      environment: 'development',
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: WELL_KNOWN.DATABASE_URL,
      sessionSecret: WELL_KNOWN.SESSION_SECRET,
      publicUrl: 'http://localhost:3000',
      maxLoanDays: 14,
      reservationsOpen: true,
    },
  };
  const everything = Object.keys(PRODUCTION).filter((name) => name !== 'NODE_ENV');
  expect(seen).toEqual({
    nothing: defaults,
    onlyEmptyTexts: defaults,
    onlySpaces: defaults,
    nothingInProduction: { faulty: everything.toSorted() },
    emptyInProduction: { faulty: everything.toSorted() },
  });
});

criterion('default-secret', async ({ evaluate }) => {
  const { DATABASE_URL, SESSION_SECRET } = WELL_KNOWN;
  const seen = await evaluate(outcomes, {
    defaultSecret: { ...PRODUCTION, SESSION_SECRET },
    defaultDatabase: { ...PRODUCTION, DATABASE_URL },
    // What is wrong elsewhere must not hide the secret.
    besideOthers: { ...PRODUCTION, SESSION_SECRET, PORT: '' },
    of31Characters: { ...PRODUCTION, SESSION_SECRET: 's'.repeat(31) },
    of32Characters: { ...PRODUCTION, SESSION_SECRET: 's'.repeat(32) },
  });
  expect(seen).toMatchObject({
    defaultSecret: { faulty: ['SESSION_SECRET'] },
    defaultDatabase: { faulty: ['DATABASE_URL'] },
    besideOthers: { faulty: ['PORT', 'SESSION_SECRET'] },
    of31Characters: { faulty: ['SESSION_SECRET'] },
    of32Characters: { config: { sessionSecret: 's'.repeat(32) } },
  });
});

criterion('refuses-to-start', async ({ program }) => {
  const faults = { PORT: '80a', SESSION_SECRET: 'short', MAX_LOAN_DAYS: '' };
  const env = { ...PRODUCTION, ...faults };
  const { listened, exitCode, output } = await refusalOf(program, env);
  const named = found(output, Object.keys(faults));
  expect({ listened, exitCode, named }).toEqual({
    listened: false,
    exitCode: 1,
    named: Object.keys(faults),
  });
});

criterion('keeps-secrets', async ({ evaluate, program }) => {
  const [secret, password] = ['z3bra-cr0ssing', 'p4ddle-w1th-me'];
  const faulty = {
    ...PRODUCTION,
    SESSION_SECRET: secret,
    DATABASE_URL: `mysql://loans:${password}@db.internal/loans`,
  };
  const refused = await refusalOf(program, faulty);
  const names = found(refused.output, ['SESSION_SECRET', 'DATABASE_URL']);
  const printed = found(refused.output, [secret, password]);
  expect({ listened: refused.listened, names, printed }).toEqual({
    listened: false,
    names: ['SESSION_SECRET', 'DATABASE_URL'],
    printed: [],
  });

  // Whatever the program makes of the error, the next one who catches it may print it all.
  const right = { ...PRODUCTION, PORT: '80a' };
  const rightSecrets = [PRODUCTION.SESSION_SECRET, 'k4yak-and-c4noe'];
  const told = {
    faultySecrets: await evaluate(toldOf, { env: faulty, texts: [secret, password] }),
    rightSecrets: await evaluate(toldOf, { env: right, texts: rightSecrets }),
  };
  expect({ told }).toEqual({ told: { faultySecrets: [], rightSecrets: [] } });

  const running = await program({ ...PRODUCTION, PORT: '0' });
  // Whatever it says at its start is said by the time it has answered.
  await running.api.get('/terms').expect(200, {
    publicUrl: 'https://lainaamo.example',
    maxLoanDays: 21,
    reservationsOpen: true,
  });
  expect({ printedAtStart: found(running.program.output, rightSecrets) }).toEqual({
    printedAtStart: [],
  });
});
