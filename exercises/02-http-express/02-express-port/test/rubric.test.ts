import { expect, rubric } from '@course/rubric';
import { expectError, expectServerError, INVENTORY, pathOf } from './items.ts';
import { askOverOneConnection } from './one-connection.ts';
import { linesOf, readStocktake } from './stocktake.ts';

const criterion = rubric();

/** How many bytes a body may have. */
const LIMIT = 16 * 1024;

criterion('serves-items', async ({ api, serve }) => {
  const { body } = await api
    .get('/items')
    .expect(200)
    .expect('content-type', /^application\/json/);
  expect(body).toEqual(INVENTORY);
  const added = await api.put('/items/Canoe').send({ place: 'boathouse', id: 7 }).expect(201);
  expect(added.body).toEqual({ name: 'Canoe', place: 'boathouse' });
  for (const place of [null, '']) {
    const put = await api.put('/items/Kayak').send({ place }).expect(200);
    expect(put.body).toEqual({ name: 'Kayak', place });
  }
  const moved = await api.put('/items/Kayak').send({}).expect(200);
  expect(moved.body).toEqual({ name: 'Kayak', place: null });
  expect((await api.delete('/items/Hammer%20drill').expect(204)).text).toBe('');

  const found = await api.get('/items/P%C3%B6yt%C3%A4saha?from=desk').expect(200);
  expect(found.body).toEqual(INVENTORY[2]);
  const head = await api.head('/items/P%C3%B6yt%C3%A4saha').expect(200);
  expect(head.headers['content-length']).toBe(found.headers['content-length']);
  expect((await api.get('/items')).body).toEqual([moved.body, found.body, added.body]);
  // Another app shares nothing with this one.
  const another = await serve({});
  expect((await another.api.get('/items')).body).toEqual(INVENTORY);
});

criterion('unknown-is-404', async ({ api, serve }) => {
  await api.get('/items/Kayak').expect(200);
  const paths = ['/', '/item', '/items/Kayak/paddle', '/favicon.ico'];
  for (const path of paths) {
    await expectError(api.get(path), 404);
    await expectError(api.put(path).send({}), 404);
  }
  await expectError(api.get('/items/Canoe'), 404);
  await expectError(api.delete('/items/Canoe'), 404);
  await expectError(api.get('/items/constructor'), 404);

  // To a second answer Express objects with an error, and by then it can only close the connection.
  const { url } = await serve();
  const asked = ['/items/Canoe', '/items/Kayak', '/nowhere', '/items/Canoe', '/items'];
  expect(await askOverOneConnection(url, asked)).toEqual({
    answers: [
      '/items/Canoe 404',
      '/items/Kayak 200',
      '/nowhere 404',
      '/items/Canoe 404',
      '/items 200',
    ],
    connections: 1,
  });
});

criterion('names-allowed-methods', async ({ api }) => {
  const ofAll = ['GET', 'HEAD'];
  const ofOne = ['DELETE', 'GET', 'HEAD', 'PUT'];
  const refusals = [
    { request: api.post('/items').send({}), allowed: ofAll },
    { request: api.delete('/items'), allowed: ofAll },
    { request: api.post('/items/Kayak').send({}), allowed: ofOne },
    // It is the path that has methods, whether there is such an item or not.
    { request: api.patch('/items/Canoe').send({}), allowed: ofOne },
  ];
  for (const { request, allowed } of refusals) {
    const { headers } = await expectError(request, 405);
    const named = (headers.allow ?? '').split(',').map((method) => method.trim());
    // OPTIONS is nobody's task here: named or not, both are right.
    expect(named.filter((method) => method !== 'OPTIONS').toSorted()).toEqual(allowed);
  }
});

criterion('decodes-names', async ({ api }) => {
  const name = 'Ruuvi 5/8" + mutteri 100 %';
  await api.put(pathOf(name)).send({ place: 'shelf 1' }).expect(201);
  expect((await api.get(pathOf(name)).expect(200)).body).toEqual({ name, place: 'shelf 1' });
  for (const path of ['/items/%zz', '/items/100%', '/items/%C3']) {
    await expectError(api.get(path), 400);
    await expectError(api.put(path).send({}), 400);
  }
});

criterion('refuses-bad-bodies', async ({ api }) => {
  const put = () => api.put('/items/Kayak').type('application/json');
  // First a good one: whoever refuses all of them has understood none.
  await put().send('{"place": "lake"}').expect(200);
  // In chunks it has no length, and yet it is there.
  const inChunks = put().set('Transfer-Encoding', 'chunked');
  inChunks.write('\n');
  await inChunks.send('{"place": "lake"}').expect(200);
  await expectError(put().send('{"place": "la'), 400);
  for (const body of ['null', '[]', '"river"', '{"place": 7}', '{"place": ["river"]}']) {
    await expectError(put().send(body), 400);
  }
  // No body is not an empty object, whatever the Content-Type says.
  await expectError(api.put('/items/Kayak'), 400);
  await expectError(put(), 400);
  await expectError(api.put('/items/Canoe'), 400);
  // Characters of two bytes each, so that it matters what is counted.
  const longest = JSON.stringify({ place: 'ö'.repeat((LIMIT - '{"place":""}'.length) / 2) });
  await expectError(put().send(`${longest} `), 413);
  // What was refused has changed nothing, and what has just the right length is taken.
  const { body } = await api.get('/items').expect(200);
  expect(body).toEqual(INVENTORY.with(1, { name: 'Kayak', place: 'lake' }));
  await put().send(longest).expect(200);
});

criterion('hides-failures', async ({ serve }) => {
  const { api } = await serve({ damaged: ['Kayak'] });
  await expectServerError(api.get('/items/Kayak'));
  await expectServerError(api.get('/items'));
  await expectServerError(api.put('/items/Kayak').send({ place: 'lake' }));
  await expectServerError(api.delete('/items/Kayak'));
  // A request that is wrong in itself is still the client's fault, and the rest still works.
  await expectError(api.put('/items/Kayak').send({ place: 7 }), 400);
  expect((await api.get('/items/P%C3%B6yt%C3%A4saha').expect(200)).body).toEqual(INVENTORY[2]);
});

criterion('streams-stocktake', async ({ api, serve }) => {
  const canoe = { name: 'Canoe', place: 'lake' };
  await api.put('/items/Canoe').send(canoe).expect(201);
  const { url } = await serve();
  expect(await readStocktake(url)).toEqual({
    status: 200,
    type: expect.stringMatching(/^application\/x-ndjson\b/),
    lines: linesOf([...INVENTORY, canoe]),
    end: 'whole',
  });
});

criterion('cuts-off-what-breaks', async ({ serve }) => {
  const { url, api } = await serve({ damaged: ['Pöytäsaha'] });
  expect(await readStocktake(url)).toEqual({
    status: 200,
    type: expect.stringMatching(/^application\/x-ndjson\b/),
    lines: linesOf(INVENTORY.slice(0, 2)),
    end: 'cut off',
  });
  await api.get('/items/Kayak').expect(200);
  // Here the first record is damaged: nothing was sent yet, so it is a failure like any other.
  const another = await serve({ damaged: ['Hammer drill'] });
  await expectServerError(another.api.get('/stocktake'));
});
