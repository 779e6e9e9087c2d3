import { expect, rubric } from '@course/rubric';
import { Browser, OWN } from './browser.ts';
import {
  cookieOf,
  expectFacts,
  expectFlags,
  expectSecurityHeaders,
  FRONTEND,
  letAnnaVisit,
  openLainaamo,
  sendJson,
  signedInBrowser,
  STRANGERS,
} from './lainaamo.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('attack-reads', async ({ exploit, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await exploit.vulnerable(settings);
  const page = await exploit.attack({ url: OWN, address: 'Varaskuja 3' });
  const { origin, isEvil, hasReadHerPin } = await letAnnaVisit(api, anna, page);
  expectFacts(
    { pageFrom: origin },
    { isEvil, hasReadHerPin },
    { isEvil: true, hasReadHerPin: true },
  );
});

criterion('attack-writes', async ({ exploit, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await exploit.vulnerable(settings);
  const address = `${random.word(8)} ${random.integer(2, 99)}`;
  const page = await exploit.attack({ url: OWN, address });
  const { origin, isEvil, herAddress } = await letAnnaVisit(api, anna, page);
  expectFacts({ pageFrom: origin }, { isEvil, herAddress }, { isEvil: true, herAddress: address });
});

criterion('security-headers', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  const login = await api.post('/login').send({ card: anna.card }).expect(204);
  const [cookie = ''] = login.headers['set-cookie'] ?? [];
  expectFlags(cookie);

  const answers = {
    'GET /': api.get('/'),
    'GET /me without a session': api.get('/me'),
    'GET /nothing-here': api.get('/nothing-here'),
    'POST /login': api.post('/login').send({ card: anna.card }),
    'POST /login with half a body': api
      .post('/login')
      .set('content-type', 'application/json')
      .send('{"card":'),
    'a preflight': api
      .options('/me/address')
      .set({ origin: FRONTEND, 'access-control-request-method': 'POST' }),
  };
  for (const [request, asked] of Object.entries(answers)) {
    const { headers } = await asked;
    expectSecurityHeaders(request, headers);
  }
});

criterion('cors-exact', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  const cookie = await cookieOf(api, anna);
  for (const origin of [FRONTEND, ...STRANGERS]) {
    const { headers } = await api.get('/me').set({ origin, cookie });
    const allowOrigin = headers['access-control-allow-origin'];
    const allowCredentials = headers['access-control-allow-credentials'];
    const facts = { mayRead: allowOrigin ?? 'nobody', allowCredentials };
    const expected =
      origin === FRONTEND
        ? { mayRead: FRONTEND, allowCredentials: 'true' }
        : { mayRead: 'nobody', allowCredentials };
    expectFacts({ request: 'GET /me', origin }, facts, expected);

    const preflight = await api.options('/me/address').set({
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    });
    const mayAsk = preflight.headers['access-control-allow-origin'] ?? 'nobody';
    const about = { request: 'OPTIONS /me/address', origin };
    expectFacts(about, { mayAsk }, { mayAsk: expected.mayRead });
  }

  // A frontend must be able to read what went wrong, too.
  const errors = {
    'GET /nothing-here': [404, api.get('/nothing-here')],
    'GET /me without a session': [401, api.get('/me')],
    'POST /me/address with half a body': [
      400,
      api
        .post('/me/address')
        .set({ cookie, 'content-type': 'application/json' })
        .send('{"address":'),
    ],
  } as const;
  for (const [request, [expectedStatus, asked]] of Object.entries(errors)) {
    const { status, headers } = await asked.set({ origin: FRONTEND });
    const mayRead = headers['access-control-allow-origin'] ?? 'nobody';
    const allowCredentials = headers['access-control-allow-credentials'];
    const expected = { status: expectedStatus, mayRead: FRONTEND, allowCredentials: 'true' };
    expectFacts({ request, origin: FRONTEND }, { status, mayRead, allowCredentials }, expected);
  }
});

criterion('vary-origin', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  for (const origin of [undefined, FRONTEND, 'https://evil.test']) {
    const requests = {
      'GET /': api.get('/'),
      'GET /me': api.get('/me'),
      'GET /nothing-here': api.get('/nothing-here'),
      'POST /login': api.post('/login').send({ card: anna.card }),
      'POST /me/address without a session': api.post('/me/address').send({ address: 'Kotikatu 2' }),
      'POST /nothing-here': api.post('/nothing-here'),
    };
    for (const [request, asked] of Object.entries(requests)) {
      const { headers } = await asked.set(origin ? { origin } : {});
      const names = (headers.vary ?? '').toLowerCase().split(/,\s*/);
      const about = { request, origin, vary: headers.vary };
      expectFacts(about, { namesOrigin: names.includes('origin') }, { namesOrigin: true });
    }
  }
});

criterion('foreign-writes', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  const cookie = await cookieOf(api, anna);
  const sources: Record<string, string>[] = [
    ...STRANGERS.map((origin) => ({ origin })),
    { origin: 'https://blog.lainaamo.example', 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const from of sources) {
    const requests = {
      'POST /me/address (JSON)': api.post('/me/address').send({ address: 'Varaskuja 3' }),
      'POST /me/address (form)': api.post('/me/address').type('form').send('address=Varaskuja'),
      'POST /me/reservation/cancel': api.post('/me/reservation/cancel'),
    };
    for (const [request, sent] of Object.entries(requests)) {
      const { status } = await sent.set({ ...from, cookie });
      const { body } = await api.get('/me').set({ cookie });
      const { address, reservation } = anna;
      const facts = { status, address: body.address, reservation: body.reservation };
      expectFacts({ request, from }, facts, { status: 403, address, reservation });
    }
    // Refused before anybody looks whether there is such a route.
    for (const method of ['put', 'patch', 'delete'] as const) {
      for (const path of ['/me/address', '/nothing-here']) {
        const { status } = await api[method](path).set({ ...from, cookie });
        expectFacts(
          { request: `${method.toUpperCase()} ${path}`, from },
          { status },
          { status: 403 },
        );
      }
    }
    // Who is signed in as somebody else tells that one where they live.
    const { status, headers } = await api.post('/login').set(from).send({ card: anna.card });
    const hasCookie = 'set-cookie' in headers;
    const about = { request: 'POST /login', from };
    expectFacts(about, { status, hasCookie }, { status: 403, hasCookie: false });
  }
});

criterion('get-changes-nothing', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  const cookie = await cookieOf(api, anna);
  for (const method of ['get', 'head'] as const) {
    const { status } = await api[method]('/me/reservation/cancel').set({ cookie });
    const { body } = await api.get('/me').set({ cookie });
    const answer = status === 404 || status === 405 ? '404 or 405' : status;
    const about = { request: `${method.toUpperCase()} /me/reservation/cancel` };
    const expected = { answer: '404 or 405', reservation: anna.reservation };
    expectFacts(about, { answer, reservation: body.reservation }, expected);
  }
});

criterion('reads-two-types', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  const cookie = await cookieOf(api, anna);
  const body = JSON.stringify({ address: 'Varaskuja 3' });
  for (const type of ['text/plain', 'text/plain; charset=application/json', 'image/png']) {
    const sent = api.post('/me/address').set({ cookie, 'content-type': type });
    const { status } = await sent.send(body);
    const me = await api.get('/me').set({ cookie });
    const answer = status === 400 || status === 415 ? '400 or 415' : status;
    const about = { request: 'POST /me/address', contentType: type, body };
    const expected = { answer: '400 or 415', address: anna.address };
    expectFacts(about, { answer, address: me.body.address }, expected);
  }
});

criterion('keeps-own', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  const { address: _old, ...rest } = anna;

  const page = await api.get('/').expect(200);
  expect({ page: page.text }).toMatchObject({ page: expect.stringContaining('/me/address') });

  const browser = await signedInBrowser(api, anna);
  const form = {
    by: 'form',
    method: 'POST',
    enctype: 'application/x-www-form-urlencoded',
  } as const;
  const texts = await browser.visit({
    origin: OWN,
    requests: [
      sendJson('/me/address', { address: 'Kotikatu 2' }),
      { ...form, path: '/me/address', fields: { address: 'Kotikatu 3' } },
      { by: 'fetch', method: 'GET', path: '/me', headers: {} },
      { ...form, path: '/me/reservation/cancel', fields: {} },
      { by: 'fetch', method: 'GET', path: '/me', headers: {} },
    ],
  });
  expect(texts.map((text) => JSON.parse(text))).toEqual([
    { ...rest, address: 'Kotikatu 2' },
    { ...rest, address: 'Kotikatu 3' },
    { ...rest, address: 'Kotikatu 3', reservation: null },
  ]);

  // No browser: neither Origin nor Sec-Fetch-Site.
  const cookie = await cookieOf(api, anna);
  await api.post('/me/address').set({ cookie }).send({ address: 'Kotikatu 4' }).expect(200);
  await api.post('/me/address').set({ cookie }).send({ address: '' }).expect(400);
  // A browser that leaves the Origin out, and says that we or the user started it.
  for (const site of ['same-origin', 'none']) {
    const from = { cookie, 'sec-fetch-site': site };
    await api
      .post('/me/address')
      .set(from)
      .send({ address: `Kotikatu ${site}` })
      .expect(200);
  }
  // What changes nothing is not refused, wherever it was started.
  const elsewhere = { cookie, origin: 'https://evil.test' };
  await api.head('/').set(elsewhere).expect(200);
  await api.get('/me').set(elsewhere).expect(200);
  await api.post('/login').type('form').send(`card=${anna.card}`).expect(204);
  await api.post('/login').send({ card: 'nobody' }).expect(401);
  await api.get('/me').expect(401);
  await api.post('/me/address').send({ address: 'Kotikatu 5' }).expect(401);
});

criterion('keeps-frontends', async ({ serve, random }) => {
  const { anna, settings } = openLainaamo(random);
  const { api } = await serve(settings);
  const browser = new Browser(api);
  const texts = await browser.visit({
    origin: FRONTEND,
    requests: [
      sendJson('/login', { card: anna.card }),
      { by: 'fetch', method: 'GET', path: '/me', headers: {} },
      sendJson('/me/address', { address: 'Kotikatu 2' }),
    ],
  });
  const read = texts.filter((text) => text !== '').map((text) => JSON.parse(text));
  expectFacts({ page: FRONTEND }, { read }, { read: [anna, { ...anna, address: 'Kotikatu 2' }] });
});
