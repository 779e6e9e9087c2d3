import { expect, rubric } from '@course/rubric';
import {
  expectFacts,
  expectHelmet,
  expectRefused,
  expectSeen,
  firstTold,
  foreignRequests,
  HANDSHAKE,
  loanOf,
  openLibrary,
  withoutId,
} from './lainaamo.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

const ANNA = 'Anna, a member';
const BEN = 'Ben, a member';
const SARI = 'Sari, staff';

criterion('attack-takes-note', async ({ exploit, random }) => {
  const { settings, ben, annasSecond: wanted, tokenOf } = openLibrary(random);
  const { url } = await exploit.vulnerable(settings);
  const loot = await exploit.attack({ url, token: tokenOf(ben), item: wanted.item });
  expect({ attackBringsBack: loot }).toEqual({ attackBringsBack: wanted.note });
});

criterion('staff-functions', async ({ serve, random }) => {
  const { settings, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  for (const path of ['/staff/members', '/staff/loans']) {
    const about = { viewer: BEN, request: `GET ${path}` };
    const { status } = await api.get(path).set(as(ben));
    expectFacts(about, { status }, { status: 403 });
  }
});

criterion('calendar-fields', async ({ serve, random }) => {
  const { settings, ben, as } = openLibrary(random);
  // A field that loans got after the calendar was written.
  const loans = settings.loans.map((loan) => ({ ...loan, insurance: 'policy 5521' }));
  const { api } = await serve({ ...settings, loans });
  const expected = loans.map(({ item, from, until }) => ({ item, from, until }));
  const about = { viewer: BEN, request: 'GET /calendar' };
  expectSeen(about, await api.get('/calendar').set(as(ben)), expected);
});

criterion('own-loans-only', async ({ serve, random }) => {
  const { settings, anna, annas, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  const path = `/loans/${annas.id}`;
  const requests = {
    'GET /loans/:id': () => api.get(path),
    'PATCH /loans/:id': () => api.patch(path).send({ note: 'Leave it at the corner.' }),
    'DELETE /loans/:id': () => api.delete(path),
  };
  for (const [request, ask] of Object.entries(requests)) {
    expectRefused({ viewer: BEN, loanOf: 'Anna', request }, await ask().set(as(ben)));
    // Refused, and not done either.
    const about = { viewer: ANNA, loanOf: 'Anna', after: `${request} by Ben` };
    expectSeen(about, await api.get(path).set(as(anna)), annas);
  }
});

criterion('nested-note', async ({ serve, random }) => {
  const { settings, anna, annas, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  for (const pagesOf of [ben, anna]) {
    const about = { viewer: BEN, noteOf: 'Anna', underThePagesOf: pagesOf.name };
    const path = `/members/${pagesOf.id}/loans/${annas.id}/note`;
    expectRefused(about, await api.get(path).set(as(ben)));
  }
});

criterion('body-decides-nothing', async ({ serve, random }) => {
  const { settings, anna, annas, annasLoans, ben, bens, as } = openLibrary(random);
  const { api } = await serve(settings);

  // Whether these are refused or done without the extra fields is left open.
  const promotion = { name: 'Benjamin', role: 'staff', id: anna.id };
  await api.patch(`/members/${ben.id}`).set(as(ben)).send(promotion);
  const { body: page } = await api.get(`/members/${ben.id}`).set(as(ben));
  const { status: staffPages } = await api.get('/staff/loans').set(as(ben));
  const about = { viewer: BEN, after: 'PATCH /members/:id with a role and an id' };
  const { role, id } = page;
  expectFacts(about, { role, id, staffPages }, { role: 'member', id: ben.id, staffPages: 403 });

  const change = { note: 'Hers now.' };
  const patch = (body: object) => api.patch(`/loans/${bens.id}`).send({ ...change, ...body });
  const period = { item: 'rope', from: '2030-09-01', until: '2030-09-02', note: 'Paid by Anna.' };
  const requests = {
    'POST /loans with a memberId': api.post('/loans').send({ ...period, memberId: anna.id }),
    'POST /loans with an id': api.post('/loans').send({ ...period, id: annas.id }),
    'PATCH /loans/:id with a memberId': patch({ memberId: anna.id }),
    'PATCH /loans/:id with an id': patch({ id: random.word(10) }),
    'PATCH /loans/:id with an item': patch({ item: random.word(10) }),
    'PATCH /loans/:id with days': patch({ from: '2030-05-01', until: '2030-05-02' }),
  };
  for (const [request, sent] of Object.entries(requests)) {
    await sent.set(as(ben));
    const look = { viewer: ANNA, loansOf: 'Anna', after: `${request} by Ben` };
    expectSeen(look, await api.get(`/members/${anna.id}/loans`).set(as(anna)), annasLoans);
    // Nothing but the note: that one may change, or not if the whole body was refused.
    const { body: loan } = await api.get(`/loans/${bens.id}`).set(as(ben));
    const his = { viewer: BEN, loanOf: 'Ben', after: request };
    expectFacts(his, { loan: { ...loan, note: '…' } }, { loan: { ...bens, note: '…' } });
  }
});

criterion('hides-existence', async ({ serve, random }) => {
  const { settings, anna, annas, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  const unknown = random.word(10);
  for (const { method, path, foreign, ...more } of foreignRequests(anna, annas, ben)) {
    const answerFor = async (id: string) => {
      const request = api[method](path.replace(':id', id)).set(as(ben));
      return withoutId(await ('body' in more ? request.send(more.body) : request), id);
    };
    const idOfNobody = await answerFor(unknown);
    const idOfAnnas = await answerFor(foreign);
    const same = 'isBad' in more ? idOfNobody : { ...idOfNobody, status: 404 };
    const about = { viewer: BEN, request: `${method.toUpperCase()} ${path}` };
    expectFacts(about, { idOfAnnas, idOfNobody }, { idOfAnnas: same, idOfNobody: same });
  }
});

criterion('graphql-twin', async ({ serve, random }) => {
  const { settings, annas, ben, bens, as } = openLibrary(random);
  // Before Anna, Ben has the item twice, and after her once more: his third turn is not the one
  // after his second.
  const bensBefore = loanOf(random, ben, bens.item, ['2030-05-20', '2030-05-22']);
  const bensAgain = loanOf(random, ben, bens.item, ['2030-06-10', '2030-06-12']);
  const loans = [...settings.loans, bensBefore, bensAgain];
  const { api } = await serve({ ...settings, loans });
  const ask = async (query: string) => api.post('/graphql').set(as(ben)).send({ query });
  const loan = async (id: string) => ask(`{ loan(id: "${id}") { item note } }`);

  const foreign = await loan(annas.id);
  const look = { viewer: BEN, loanOf: 'Anna' };
  expectFacts(look, { loan: foreign.body.data?.loan ?? null }, { loan: null });
  const unknown = random.word(10);
  const forUnknown = withoutId(await loan(unknown), unknown);
  expectFacts(look, { answer: withoutId(foreign, annas.id) }, { answer: forUnknown });

  const next = 'next { id note }';
  const { body } = await ask(`{ me { loans { id ${next} } } loan(id: "${bens.id}") { ${next} } }`);
  const hisLoans: { id: string; next: unknown }[] = body.data?.me?.loans ?? [];
  const turns = { viewer: BEN, loanOf: 'Ben', turns: 'Ben, Ben, Anna, Ben' };
  // A door that shows nothing at all leaks nothing: that it still serves is for the guard to say.
  const nextBelowLoan = body.data?.loan?.next ?? null;
  const nextBelowMe = hisLoans.find(({ id }) => id === bens.id)?.next ?? null;
  expectFacts(turns, { nextBelowLoan, nextBelowMe }, { nextBelowLoan: null, nextBelowMe: null });

  // The first step is to his own loan, the second to hers.
  const deep = await ask(`{ loan(id: "${bensBefore.id}") { next { ${next} } } }`);
  const nextBelowNext = deep.body.data?.loan?.next?.next ?? null;
  expectFacts(turns, { nextBelowNext }, { nextBelowNext: null });
});

criterion('live-twin', async ({ serve, random }) => {
  const { settings, anna, annas, ben, bens, as } = openLibrary(random);
  const { api, connect } = await serve(settings);
  const peer = await connect('/live', { headers: as(ben) });
  await api.patch(`/loans/${annas.id}`).set(as(anna)).send({ note: 'For Anna alone.' }).expect(200);
  await api.patch(`/loans/${bens.id}`).set(as(ben)).send({ note: 'Knock twice.' }).expect(200);
  // What is sent first comes first: had he been told of hers, it would be here.
  const about = { socketOf: BEN, after: "Anna changed her loan's note, then Ben changed his" };
  const toldFirst = { ...bens, note: 'Knock twice.' };
  expectFacts(about, { toldFirst: await firstTold(peer) }, { toldFirst });
});

criterion('keeps-own', async ({ serve, random }) => {
  const { settings, anna, annas, annasLoans, as } = openLibrary(random);
  const { api } = await serve(settings);
  const pages = `/members/${anna.id}`;
  const path = `/loans/${annas.id}`;
  const sees = async (address: string, expected: unknown): Promise<void> => {
    const about = { viewer: ANNA, request: `GET ${address}` };
    expectSeen(about, await api.get(address).set(as(anna)), expected);
  };
  const changes = async (address: string, change: object, expected: unknown): Promise<void> => {
    const about = { viewer: ANNA, request: `PATCH ${address}` };
    expectSeen(about, await api.patch(address).set(as(anna)).send(change), expected);
  };

  await sees(pages, anna);
  await sees(`${pages}/loans`, annasLoans);
  await sees(path, annas);
  await sees(`${pages}/loans/${annas.id}/note`, { note: annas.note });
  const { body: calendar } = await api.get('/calendar').set(as(anna)).expect(200);
  const loansInCalendar = settings.loans.length;
  expectFacts({ viewer: ANNA }, { loansInCalendar: calendar.length }, { loansInCalendar });

  const phone = '+358 50 1234567';
  await changes(pages, { phone }, { ...anna, phone });
  await changes(path, { note: 'Ring.' }, { ...annas, note: 'Ring.' });

  const asked = { item: 'rope', from: '2030-09-01', until: '2030-09-02', note: 'By bike.' };
  const lent = await api.post('/loans').set(as(anna)).send(asked).expect(201);
  expect(lent.body).toMatchObject({ ...asked, memberId: anna.id });
  const location = lent.headers.location ?? '';
  await sees(location, lent.body);
  await api.delete(location).set(as(anna)).expect(204);
  await api.get(location).set(as(anna)).expect(404);
  await api.post('/loans').set(as(anna)).send({ item: 'rope' }).expect(400);
  await api
    .post('/loans')
    .set(as(anna))
    .send({ ...asked, note: undefined })
    .expect(201);
});

criterion('keeps-staff', async ({ serve, random }) => {
  const { settings, anna, annas, annasLoans, sari, as } = openLibrary(random);
  const { api } = await serve(settings);
  const pages = `/members/${anna.id}`;
  const path = `/loans/${annas.id}`;
  const sees = async (address: string, expected: unknown): Promise<void> => {
    const about = { viewer: SARI, request: `GET ${address}` };
    expectSeen(about, await api.get(address).set(as(sari)), expected);
  };

  await sees('/staff/members', settings.members);
  await sees('/staff/loans', settings.loans);
  await sees(pages, anna);
  await sees(`${pages}/loans`, annasLoans);
  await sees(`${pages}/loans/${annas.id}/note`, { note: annas.note });
  await sees(path, annas);

  await api.patch(pages).set(as(sari)).send({ name: 'Anna K.' }).expect(200);
  await api.patch(path).set(as(sari)).send({ note: 'Late.' }).expect(200);
  await api.delete(path).set(as(sari)).expect(204);
  const left = settings.loans.filter(({ id }) => id !== annas.id);
  await sees('/staff/loans', left);
});

criterion('keeps-twins', async ({ serve, random }) => {
  const { settings, anna, annas, ben, bens, sari, as } = openLibrary(random);
  const { api, connect } = await serve(settings);
  const sees = async (viewer: typeof anna, query: string, data: unknown): Promise<void> => {
    const about = { viewer: `${viewer.name} (${viewer.role})`, query };
    expectSeen(about, await api.post('/graphql').set(as(viewer)).send({ query }), { data });
  };

  const { id, name, phone } = ben;
  const { item, from, until, note } = bens;
  await sees(ben, '{ me { id name phone loans { id note } } }', {
    me: { id, name, phone, loans: [{ id: bens.id, note }] },
  });
  await sees(ben, `{ loan(id: "${bens.id}") { item from until note } }`, {
    loan: { item, from, until, note },
  });
  await sees(sari, `{ loan(id: "${bens.id}") { note next { note } } }`, {
    loan: { note, next: { note: annas.note } },
  });

  const owner = await connect('/live', { headers: as(anna) });
  const staff = await connect('/live', { headers: as(sari) });
  await api.patch(`/loans/${annas.id}`).set(as(anna)).send({ note: 'Ring.' }).expect(200);
  const changed = { ...annas, note: 'Ring.' };
  const [annasSocket, sarisSocket] = await Promise.all([firstTold(owner), firstTold(staff)]);
  const about = { loanOf: 'Anna', after: 'PATCH /loans/:id by Anna' };
  expectFacts(about, { annasSocket, sarisSocket }, { annasSocket: changed, sarisSocket: changed });
});

criterion('keeps-doors', async ({ serve, random }) => {
  const { settings, anna, annas } = openLibrary(random);
  const { api } = await serve(settings);
  const pages = `/members/${anna.id}`;
  const loan = `/loans/${annas.id}`;
  const paths = ['/calendar', pages, `${pages}/loans`, `${pages}/loans/${annas.id}/note`, loan];
  for (const path of [...paths, '/staff/members', '/staff/loans']) await api.get(path).expect(401);
  await api.patch(pages).send({ name: 'Nobody' }).expect(401);
  await api.post('/loans').send({}).expect(401);
  await api.patch(loan).send({ note: '' }).expect(401);
  await api.delete(loan).expect(401);
  await api.post('/graphql').send({ query: '{ me { id } }' }).expect(401);
  await api.get('/live').set(HANDSHAKE).expect(401);

  const { headers } = await api
    .get('/calendar')
    .set('authorization', 'Bearer nonsense')
    .expect(401);
  expectHelmet(headers);
});
