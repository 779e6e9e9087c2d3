import { expect, rubric } from '@course/rubric';
import { CHEAP, loggingIn, oldHash, opens, parts, play, refused, registering } from './support.ts';

const criterion = rubric<typeof import('../src/accounts.ts')>();

const PASSWORD = 'a kayak for midsummer';

criterion('lets-in', async ({ evaluate }) => {
  const { seen } = await play(evaluate, [
    registering('anna', PASSWORD),
    registering('anna', 'a drill for the shelf'),
    // Another name, since names are compared as they come.
    registering('Anna', 'a drill for the shelf'),
    loggingIn('anna', PASSWORD),
    loggingIn('anna', 'a drill for the shelf'),
    loggingIn('anna', ''),
    loggingIn('ben', PASSWORD),
  ]);
  expect(seen.map(({ answer }) => answer)).toEqual([
    'done',
    refused('NameTaken'),
    'done',
    { name: 'anna' },
    refused('LoginRefused'),
    refused('LoginRefused'),
    refused('LoginRefused'),
  ]);

  // Both ask at once: whoever only looks first finds the name free, twice.
  const passwords = [PASSWORD, 'a drill for the shelf'];
  const race = await play(
    evaluate,
    passwords.map((password) => registering('dora', password)),
    { atOnce: true },
  );
  const answers = race.seen.map(({ answer }) => answer);
  expect(answers).toHaveLength(2);
  expect(answers).toEqual(expect.arrayContaining(['done', refused('NameTaken')]));
  const doors = passwords.map((password) => loggingIn('dora', password));
  const { seen: after } = await play(evaluate, doors, { rows: race.rows });
  expect(after.map(({ answer }) => answer)).toEqual(
    answers.map((answer) => (answer === 'done' ? { name: 'dora' } : refused('LoginRefused'))),
  );
});

criterion('salts', async ({ evaluate }) => {
  const names = ['anna', 'ben', 'cecilia'];
  const { rows } = await play(
    evaluate,
    names.map((name) => registering(name, PASSWORD)),
  );
  const hashes = names.map((name) => parts(rows[name]));
  const different = (values: Buffer[]): number => new Set(values.map(String)).size;
  expect({
    salts: different(hashes.map(({ salt }) => salt)),
    keys: different(hashes.map(({ key }) => key)),
  }).toEqual({ salts: 3, keys: 3 });
  for (const { salt, key } of hashes) {
    expect(salt.length, 'bytes of the salt').toBeGreaterThanOrEqual(16);
    expect(key.length, 'bytes of the key').toBeGreaterThanOrEqual(32);
  }
});

criterion('keeps-parameters', async ({ evaluate }) => {
  // The last one is more than Node allows by itself.
  const costs = [CHEAP, { memory: 512, passes: 3 }, { memory: 32_768, passes: 1 }];
  for (const cost of costs) {
    const { seen, rows } = await play(evaluate, [registering('anna', PASSWORD)], { cost });
    expect(seen[0]?.answer).toBe('done');
    expect(parts(rows.anna).cost).toEqual(cost);
    // Whoever has the row and the password comes to the same key.
    expect({ row: rows.anna, opens: opens(rows.anna, PASSWORD) }).toEqual({
      row: rows.anna,
      opens: true,
    });
  }
});

criterion('rehashes-old-rows', async ({ evaluate }) => {
  const former = { ln: 7, r: 8, p: 1, saltLength: 16, keyLength: 64 };
  const old = {
    anna: oldHash(PASSWORD, former),
    ben: oldHash(PASSWORD, former),
    // As short as they may be; one has another r than a hash of today's cost, one another p.
    cecilia: oldHash(PASSWORD, { ln: 8, r: 4, p: 1, saltLength: 8, keyLength: 16 }),
    dora: oldHash(PASSWORD, { ln: 8, r: 8, p: 2, saltLength: 8, keyLength: 16 }),
    // Numbers of two digits, and as long as it may be.
    eero: oldHash(PASSWORD, { ln: 10, r: 32, p: 16, saltLength: 32, keyLength: 128 }),
    // As costly as it may be: so much is not derived here, and its key is all zeros.
    frida: `$scrypt$ln=20,r=32,p=16$c2FsdHNhbHQ$${'A'.repeat(43)}`,
  };
  const first = await play(
    evaluate,
    [
      loggingIn('anna', PASSWORD),
      loggingIn('ben', 'a drill for the shelf'),
      ...['cecilia', 'dora', 'eero', 'frida'].map((name) => loggingIn(name, PASSWORD)),
    ],
    { rows: old },
  );
  expect(first.seen.map(({ answer }) => answer)).toEqual([
    { name: 'anna' },
    refused('LoginRefused'),
    ...['cecilia', 'dora', 'eero', 'frida'].map((name) => ({ name })),
  ]);
  // Who knew the password has a new row, and who did not has the old one.
  const { ben, ...renewed } = first.rows;
  expect({ ben }).toEqual({ ben: old.ben });
  for (const [name, row] of Object.entries(renewed)) {
    const { cost } = parts(row);
    expect({ name, row, cost, opens: opens(row, PASSWORD) }).toEqual({
      name,
      row,
      cost: CHEAP,
      opens: true,
    });
  }

  // Old keys are compared like new ones.
  for (const { answer, comparisons } of first.seen) {
    const isRight = !('message' in Object(answer));
    expect({ answer, comparisons }).toEqual({
      answer,
      comparisons: expect.arrayContaining([isRight]),
    });
  }

  // A row of today's stays as it is.
  const second = await play(evaluate, [loggingIn('anna', PASSWORD)], { rows: first.rows });
  expect(second.seen.map(({ answer }) => answer)).toEqual([{ name: 'anna' }]);
  expect(second.rows).toEqual(first.rows);

  // When guessing has become cheaper, so have today's rows become old ones.
  const cost = { memory: 512, passes: 2 };
  const third = await play(evaluate, [loggingIn('anna', PASSWORD)], { rows: first.rows, cost });
  expect(parts(third.rows.anna).cost).toEqual(cost);
});

criterion('one-refusal', async ({ evaluate }) => {
  const { seen } = await play(evaluate, [
    registering('anna', PASSWORD),
    loggingIn('anna', 'a drill for the shelf'),
    loggingIn('nobody', 'a drill for the shelf'),
    loggingIn('anna', 'short'),
    loggingIn('nobody', 'short'),
  ]);
  const [, wrong, ...others] = seen.map(({ answer }) => answer);
  expect(wrong).toEqual(refused('LoginRefused'));
  expect(others).toEqual([wrong, wrong, wrong]);
});

criterion('equal-work', async ({ evaluate }) => {
  const cost = { memory: 512, passes: 2 };
  const { seen } = await play(
    evaluate,
    [
      registering('anna', PASSWORD),
      // Whoever prepares something at the first login has done so now.
      loggingIn('nobody', PASSWORD),
      loggingIn('anna', 'a drill for the shelf'),
      loggingIn('nobody', 'a drill for the shelf'),
      loggingIn('anna', 'short'),
      loggingIn('nobody', 'short'),
    ],
    { cost },
  );
  const [, , known, unknown, knownShort, unknownShort] = seen.map(({ work }) => work);
  expect(known, 'the work for a name that exists').not.toEqual([]);
  expect({ unknown, unknownShort }).toEqual({ unknown: known, unknownShort: knownShort });
});

criterion('constant-time', async ({ evaluate }) => {
  const { seen } = await play(evaluate, [
    registering('anna', PASSWORD),
    loggingIn('anna', PASSWORD),
    loggingIn('anna', 'a drill for the shelf'),
  ]);
  const [, right, wrong] = seen.map(({ comparisons }) => comparisons);
  // What timingSafeEqual was asked, and said, at each login.
  expect({ right, wrong }).toEqual({
    right: expect.arrayContaining([true]),
    wrong: expect.arrayContaining([false]),
  });
});

criterion('reads-unicode', async ({ evaluate }) => {
  const fine = [
    'x'.repeat(15),
    'no capitals, no digits',
    '🛶'.repeat(15),
    'y'.repeat(128),
    '🛶'.repeat(128),
  ];
  // Counted once they are normalized: an ä may be typed as two code points.
  const decomposed = 'ä'.normalize('NFD');
  fine.push(decomposed.repeat(128));
  const bad = ['', 'x'.repeat(14), '🛶'.repeat(14), 'y'.repeat(129), decomposed.repeat(14)];
  const given = [...fine, ...bad];
  const measured = await play(
    evaluate,
    given.map((password, at) => registering(`member ${at}`, password)),
  );
  const outcomes = given.map((password, at) => ({ password, answer: measured.seen[at]?.answer }));
  expect(outcomes).toEqual([
    ...fine.map((password) => ({ password, answer: 'done' })),
    ...bad.map((password) => ({ password, answer: refused('PasswordRefused') })),
  ]);

  const composed = 'Yötön yö pöydällä';
  const spaced = ` ${'a'.repeat(80)} `;
  const { seen } = await play(evaluate, [
    registering('anna', composed.normalize('NFC')),
    loggingIn('anna', composed.normalize('NFD')),
    registering('ben', spaced),
    loggingIn('ben', spaced),
    loggingIn('ben', spaced.trim()),
    // The same 72 bytes, where some functions stop.
    loggingIn('ben', spaced.replace(/a $/, 'b ')),
    loggingIn('ben', spaced.toUpperCase()),
    // A ligature, and the two letters that it stands for.
    registering('cecilia', 'ofﬁcial paper kites'),
    loggingIn('cecilia', 'official paper kites'),
  ]);
  expect(seen.map(({ answer }) => answer)).toEqual([
    'done',
    { name: 'anna' },
    'done',
    { name: 'ben' },
    refused('LoginRefused'),
    refused('LoginRefused'),
    refused('LoginRefused'),
    'done',
    { name: 'cecilia' },
  ]);
});
