import { rubric } from '@course/rubric';
import { OWN } from './browser.ts';
import { cookieOf, expectFacts, letAnnaVisit, openLainaamo } from './lainaamo.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('any-origin', async ({ serve, random }) => {
  const word = (): string => random.word(random.integer(3, 7));
  const frontends = [
    `https://${word()}.lainaamo.example`,
    `https://${word()}.lainaamo.example:8443`,
  ];
  const { anna, settings } = openLainaamo(random, random.shuffle(frontends));
  const { api } = await serve(settings);
  const cookie = await cookieOf(api, anna);

  const strangers = [OWN, ...frontends].flatMap((ours) => [
    `${ours}.${word()}.test`,
    ours.replace('https://', `https://${word()}`),
    ours.replace('https://', `https://${word()}.`),
    ours.replace('https://', 'http://'),
    ours.replace('.', random.pick(['-', 'x'])),
    ours.replace(/:8443$|$/, `:${random.integer(2000, 8000)}`),
    ours.slice(0, -1),
  ]);
  for (const origin of random.shuffle([...frontends, ...strangers, 'null'])) {
    const isOurs = frontends.includes(origin);
    const { headers } = await api.get('/me').set({ cookie, origin });
    const { status } = await api
      .post('/me/address')
      .set({ cookie, origin })
      .send({ address: `Kotikatu ${random.integer(2, 99)}` });
    const facts = { mayRead: headers['access-control-allow-origin'] ?? 'nobody', status };
    const expected = isOurs ? { mayRead: origin, status: 200 } : { mayRead: 'nobody', status: 403 };
    const about = { request: 'GET /me, POST /me/address', frontends, origin };
    expectFacts(about, facts, expected);
  }
});

criterion('fix-stops-attack', async ({ exploit, serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const address = `${random.word(8)} ${random.integer(2, 99)}`;
  const [vulnerable, mended, page] = await Promise.all([
    exploit.vulnerable(settings),
    serve(settings),
    exploit.attack({ url: OWN, address }),
  ]);
  const before = await letAnnaVisit(vulnerable.api, anna, page);
  const after = await letAnnaVisit(mended.api, anna, page);
  expectFacts(
    { pageFrom: before.origin },
    { isEvil: before.isEvil, vulnerableApp: before, yours: after },
    {
      isEvil: true,
      vulnerableApp: { ...before, hasReadHerPin: true, herAddress: address },
      yours: { ...after, hasReadHerPin: false, herAddress: anna.address },
    },
  );
});
