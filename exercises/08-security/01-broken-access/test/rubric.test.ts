import { expect, rubric } from '@course/rubric';
import { openLibrary, REFUSED, withoutId } from './lainaamo.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('attack-takes-note', async ({ exploit, random }) => {
  const { settings, ben, annasSecond: wanted, tokenOf } = openLibrary(random);
  const { url } = await exploit.vulnerable(settings);
  const loot = await exploit.attack({ url, token: tokenOf(ben), item: wanted.item });
  expect(loot).toBe(wanted.note);
});

criterion('staff-functions', async ({ serve, random }) => {
  const { settings, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  await api.get('/staff/members').set(as(ben)).expect(403);
  await api.get('/staff/loans').set(as(ben)).expect(403);
});

criterion('calendar-fields', async ({ serve, random }) => {
  const { settings, ben, as } = openLibrary(random);
  // A field that loans got after the calendar was written.
  const loans = settings.loans.map((loan) => ({ ...loan, insurance: 'policy 5521' }));
  const { api } = await serve({ ...settings, loans });
  const { body } = await api.get('/calendar').set(as(ben)).expect(200);
  expect(body).toEqual(loans.map(({ item, from, until }) => ({ item, from, until })));
});

criterion('own-loans-only', async ({ serve, random }) => {
  const { settings, anna, annas, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  const path = `/loans/${annas.id}`;

  const read = await api.get(path).set(as(ben));
  expect(read.status).toBeOneOf(REFUSED);
  const changed = await api.patch(path).set(as(ben)).send({ note: 'Leave it at the corner.' });
  expect(changed.status).toBeOneOf(REFUSED);
  const cancelled = await api.delete(path).set(as(ben));
  expect(cancelled.status).toBeOneOf(REFUSED);

  // Refused, and not done either.
  const after = await api.get(path).set(as(anna)).expect(200);
  expect(after.body).toEqual(annas);
});

criterion('nested-note', async ({ serve, random }) => {
  const { settings, anna, annas, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  const onHisPages = await api.get(`/members/${ben.id}/loans/${annas.id}/note`).set(as(ben));
  expect(onHisPages.status).toBeOneOf(REFUSED);
  const onHerPages = await api.get(`/members/${anna.id}/loans/${annas.id}/note`).set(as(ben));
  expect(onHerPages.status).toBeOneOf(REFUSED);
});

criterion('body-decides-nothing', async ({ serve, random }) => {
  const { settings, anna, annas, ben, bens, as } = openLibrary(random);
  const { api } = await serve(settings);
  const loansOfAnna = async (): Promise<unknown> =>
    (await api.get(`/members/${anna.id}/loans`).set(as(anna)).expect(200)).body;
  const before = await loansOfAnna();

  // Whether these are refused or done without the extra fields is left open.
  const promotion = { name: 'Benjamin', role: 'staff', id: anna.id };
  await api.patch(`/members/${ben.id}`).set(as(ben)).send(promotion);
  await api.get('/staff/loans').set(as(ben)).expect(403);
  const { body: stillBen } = await api.get(`/members/${ben.id}`).set(as(ben)).expect(200);
  expect(stillBen).toMatchObject({ id: ben.id, role: 'member' });

  const period = { item: 'rope', from: '2030-09-01', until: '2030-09-02', note: 'Paid by Anna.' };
  await api
    .post('/loans')
    .set(as(ben))
    .send({ ...period, memberId: anna.id });
  await api
    .post('/loans')
    .set(as(ben))
    .send({ ...period, id: annas.id });
  await api.patch(`/loans/${bens.id}`).set(as(ben)).send({ note: 'Hers now.', memberId: anna.id });
  expect(await loansOfAnna()).toEqual(before);
});

criterion('hides-existence', async ({ serve, random }) => {
  const { settings, anna, annas, ben, as } = openLibrary(random);
  const { api } = await serve(settings);
  const unknown = random.word(10);
  const requests = [
    (id: string) => api.get(`/loans/${id}`),
    (id: string) => api.patch(`/loans/${id}`).send({ note: 'Hello.' }),
    (id: string) => api.delete(`/loans/${id}`),
  ];
  const pages = [
    (id: string) => api.get(`/members/${id}`),
    (id: string) => api.patch(`/members/${id}`).send({ name: 'Anne' }),
    (id: string) => api.get(`/members/${id}/loans`),
  ];
  const compare = async (ask: (typeof requests)[number], foreign: string): Promise<void> => {
    const forUnknown = withoutId(await ask(unknown).set(as(ben)).expect(404), unknown);
    const forForeign = withoutId(await ask(foreign).set(as(ben)).expect(404), foreign);
    expect(forForeign).toEqual(forUnknown);
  };
  for (const ask of requests) await compare(ask, annas.id);
  for (const ask of pages) await compare(ask, anna.id);
});

criterion('graphql-twin', async ({ serve, random }) => {
  const { settings, annas, ben, bens, as } = openLibrary(random);
  const { api } = await serve(settings);
  const loan = async (id: string) =>
    api
      .post('/graphql')
      .set(as(ben))
      .send({ query: `{ loan(id: "${id}") { item note } }` });

  const foreign = await loan(annas.id);
  expect(foreign.body.data?.loan ?? null).toBeNull();
  const unknown = random.word(10);
  expect(withoutId(foreign, annas.id)).toEqual(withoutId(await loan(unknown), unknown));

  // His own loans lead on to hers: the same item goes to Anna next.
  const query = `{ me { loans { next { id note } } } loan(id: "${bens.id}") { next { id note } } }`;
  const nested = await api.post('/graphql').set(as(ben)).send({ query });
  expect(nested.text).not.toContain(annas.note);
  expect(nested.text).not.toContain(annas.id);
});

criterion('live-twin', async ({ serve, random }) => {
  const { settings, anna, annas, ben, bens, as } = openLibrary(random);
  const { api, connect } = await serve(settings);
  const peer = await connect('/live', { headers: as(ben) });
  await api.patch(`/loans/${annas.id}`).set(as(anna)).send({ note: 'For Anna alone.' }).expect(200);
  await api.patch(`/loans/${bens.id}`).set(as(ben)).send({ note: 'Knock twice.' }).expect(200);
  // What is sent first comes first: had he been told of hers, it would be here.
  expect(await peer.next()).toEqual({ ...bens, note: 'Knock twice.' });
});

criterion('keeps-own', async ({ serve, random }) => {
  const { settings, anna, annas, as } = openLibrary(random);
  const { api } = await serve(settings);
  const pages = `/members/${anna.id}`;
  const hers = settings.loans.filter(({ memberId }) => memberId === anna.id);

  expect((await api.get(pages).set(as(anna)).expect(200)).body).toEqual(anna);
  expect((await api.get(`${pages}/loans`).set(as(anna)).expect(200)).body).toEqual(hers);
  expect((await api.get(`/loans/${annas.id}`).set(as(anna)).expect(200)).body).toEqual(annas);
  const note = await api.get(`${pages}/loans/${annas.id}/note`).set(as(anna)).expect(200);
  expect(note.body).toEqual({ note: annas.note });
  expect((await api.get('/calendar').set(as(anna)).expect(200)).body).toHaveLength(4);

  const phone = '+358 50 1234567';
  const changed = await api.patch(pages).set(as(anna)).send({ phone }).expect(200);
  expect(changed.body).toEqual({ ...anna, phone });
  const noted = await api
    .patch(`/loans/${annas.id}`)
    .set(as(anna))
    .send({ note: 'Ring.' })
    .expect(200);
  expect(noted.body).toEqual({ ...annas, note: 'Ring.' });

  const asked = { item: 'rope', from: '2030-09-01', until: '2030-09-02', note: 'By bike.' };
  const lent = await api.post('/loans').set(as(anna)).send(asked).expect(201);
  expect(lent.body).toMatchObject({ ...asked, memberId: anna.id });
  const path = lent.headers.location ?? '';
  expect((await api.get(path).set(as(anna)).expect(200)).body).toEqual(lent.body);
  await api.delete(path).set(as(anna)).expect(204);
  await api.get(path).set(as(anna)).expect(404);
  await api.post('/loans').set(as(anna)).send({ item: 'rope' }).expect(400);
});

criterion('keeps-staff', async ({ serve, random }) => {
  const { settings, anna, annas, sari, as } = openLibrary(random);
  const { api } = await serve(settings);
  const pages = `/members/${anna.id}`;
  const get = async (path: string): Promise<unknown> =>
    (await api.get(path).set(as(sari)).expect(200)).body;

  expect(await get('/staff/members')).toEqual(settings.members);
  expect(await get('/staff/loans')).toEqual(settings.loans);
  expect(await get(pages)).toEqual(anna);
  expect(await get(`${pages}/loans`)).toHaveLength(3);
  expect(await get(`${pages}/loans/${annas.id}/note`)).toEqual({ note: annas.note });
  expect(await get(`/loans/${annas.id}`)).toEqual(annas);

  await api.patch(pages).set(as(sari)).send({ name: 'Anna K.' }).expect(200);
  await api.patch(`/loans/${annas.id}`).set(as(sari)).send({ note: 'Late.' }).expect(200);
  await api.delete(`/loans/${annas.id}`).set(as(sari)).expect(204);
  expect(await get('/staff/loans')).toHaveLength(3);
});

criterion('keeps-twins', async ({ serve, random }) => {
  const { settings, anna, annas, ben, bens, sari, as } = openLibrary(random);
  const { api, connect } = await serve(settings);
  const ask = async (who: typeof anna, query: string): Promise<unknown> =>
    (await api.post('/graphql').set(as(who)).send({ query }).expect(200)).body;

  expect(await ask(ben, '{ me { id name phone loans { id note } } }')).toEqual({
    data: {
      me: {
        id: ben.id,
        name: ben.name,
        phone: ben.phone,
        loans: [{ id: bens.id, note: bens.note }],
      },
    },
  });
  const loan = `{ loan(id: "${bens.id}") { item from until note } }`;
  const { item, from, until, note } = bens;
  expect(await ask(ben, loan)).toEqual({ data: { loan: { item, from, until, note } } });
  const withNext = `{ loan(id: "${bens.id}") { note next { note } } }`;
  expect(await ask(sari, withNext)).toEqual({
    data: { loan: { note: bens.note, next: { note: annas.note } } },
  });

  const owner = await connect('/live', { headers: as(anna) });
  const staff = await connect('/live', { headers: as(sari) });
  await api.patch(`/loans/${annas.id}`).set(as(anna)).send({ note: 'Ring.' }).expect(200);
  expect(await owner.next()).toEqual({ ...annas, note: 'Ring.' });
  expect(await staff.next()).toEqual({ ...annas, note: 'Ring.' });
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
  await api.get('/live').set({ connection: 'Upgrade', upgrade: 'websocket' }).expect(401);

  const { headers } = await api
    .get('/calendar')
    .set('authorization', 'Bearer nonsense')
    .expect(401);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  });
  expect(headers).toHaveProperty('content-security-policy');
  expect(headers).not.toHaveProperty('x-powered-by');
});
