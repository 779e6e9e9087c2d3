import { expect, rubric } from '@course/rubric';
import { errorAnswer, expectError, INVENTORY, pathOf } from './items.ts';
import { openPut, statusOf } from './wire.ts';

const criterion = rubric();

/** How many bytes a body may have. */
const LIMIT = 16 * 1024;

criterion('finds-items', async ({ api }) => {
  const { body } = await api
    .get('/items')
    .expect(200)
    .expect('content-type', /^application\/json/);
  expect(body).toEqual(INVENTORY);
  for (const item of INVENTORY) {
    const found = await api.get(pathOf(item.name)).expect(200);
    expect(found.body).toEqual(item);
  }
  // What follows the question mark is no part of the path.
  await api.get('/items?sort=name').expect(200);
  await api.get('/items/Kayak?from=/items/Canoe').expect(200);

  // A plus sign stands for a space in forms, not in a path.
  const unknown = ['/items/Canoe', '/items/Hammer+drill', '/', '/item', '/items/Kayak/paddle'];
  for (const path of [...unknown, '/inventory/Kayak']) {
    await expectError(api.get(path), 404);
  }
});

criterion('changes-items', async ({ api, serve }) => {
  const canoe = { name: 'Canoe', place: 'boathouse' };
  const added = await api.put('/items/Canoe').send({ place: 'boathouse' }).expect(201);
  expect(added.body).toEqual(canoe);
  const moved = await api.put('/items/Kayak').send({ name: 'Boat', place: 'lake' }).expect(200);
  expect(moved.body).toEqual({ name: 'Kayak', place: 'lake' });
  // An object without a place is a whole body: nobody knows where the drill is.
  const lost = await api.put('/items/Hammer%20drill').send({}).expect(200);
  expect(lost.body).toEqual({ name: 'Hammer drill', place: null });
  // So is one that says so, and the empty text is a place like any other.
  for (const place of [null, '']) {
    const { body } = await api.put('/items/Hammer%20drill').send({ place }).expect(200);
    expect(body).toEqual({ name: 'Hammer drill', place });
  }
  await api.put('/items/Hammer%20drill').send({}).expect(200);
  const { text } = await api.delete('/items/P%C3%B6yt%C3%A4saha').expect(204);
  expect(text).toBe('');
  await expectError(api.delete('/items/P%C3%B6yt%C3%A4saha'), 404);

  const { body } = await api.get('/items').expect(200);
  expect(body).toEqual([lost.body, moved.body, canoe]);
  // Another app shares nothing with this one.
  const another = await serve({});
  expect((await another.api.get('/items')).body).toEqual(INVENTORY);
});

criterion('answers-head', async ({ api }) => {
  for (const path of ['/items', '/items/P%C3%B6yt%C3%A4saha', '/items/Canoe']) {
    const get = await api.get(path);
    const head = await api.head(path);
    const length = Buffer.byteLength(get.text);
    expect(length, `bytes in the body of GET ${path}`).toBeGreaterThan(0);
    const seen = ({ status, headers }: typeof get): object => ({
      path,
      status,
      contentType: headers['content-type'],
      contentLength: headers['content-length'],
    });
    expect(seen(get)).toMatchObject({ contentLength: `${length}` });
    expect(seen(head)).toEqual(seen(get));
  }
  await api.head('/items').expect(200);
  await api.head('/items/Canoe').expect(404);
});

criterion('names-allowed-methods', async ({ api }) => {
  const ofAll = ['GET', 'HEAD'];
  const ofOne = ['DELETE', 'GET', 'HEAD', 'PUT'];
  const refusals = [
    { request: api.post('/items').send({}), allowed: ofAll },
    { request: api.put('/items').send({}), allowed: ofAll },
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
  await expectError(api.post('/nothing').send({}), 404);
});

criterion('refuses-bad-bodies', async ({ api }) => {
  const put = () => api.put('/items/Kayak').type('application/json');
  // First a good one: whoever refuses all of them has understood none.
  await put().send('{"place": "lake"}').expect(200);
  await expectError(put().send('{"place": "la'), 400);
  await expectError(put().send('{"place": "river"} and so on'), 400);
  for (const body of ['null', '[]', '"river"', '{"place": 7}', '{"place": ["river"]}']) {
    await expectError(put().send(body), 400);
  }
  // No body is not an empty object, whatever the Content-Type says.
  await expectError(put(), 400);
  await expectError(api.put('/items/Kayak'), 400);
  await expectError(api.put('/items/Canoe'), 400);
  const { body } = await api.get('/items').expect(200);
  expect(body).toEqual(INVENTORY.with(1, { name: 'Kayak', place: 'lake' }));
});

criterion('keeps-characters-whole', async ({ serve }) => {
  const { url } = await serve();
  const item = { name: 'Kayak', place: 'Hylly ö, 3 € / 雨 😀' };
  const bytes = Buffer.from(JSON.stringify({ place: item.place }));
  const first = bytes.indexOf('ö') + 1;
  const second = bytes.indexOf('😀') + 2;
  const put = await openPut(url, '/items/Kayak');
  for (const part of [bytes.subarray(0, first), bytes.subarray(first, second)]) {
    await put.send(part);
  }
  await put.send(bytes.subarray(second));
  put.end();
  expect(await put.outcome()).toEqual({ status: 200, body: item });
});

criterion('limits-bodies', async ({ api, serve }) => {
  const { url } = await serve();
  // Characters of two bytes each, so that it matters what is counted.
  const longest = JSON.stringify({ place: 'ö'.repeat((LIMIT - '{"place":""}'.length) / 2) });
  const wholeAtLimit = await openPut(url, '/items/Canoe', LIMIT);
  await wholeAtLimit.send(longest);
  wholeAtLimit.end();
  const isNew = statusOf(await wholeAtLimit.outcome());
  const chunksAtLimit = await openPut(url, '/items/Canoe');
  await chunksAtLimit.send(longest);
  chunksAtLimit.end();
  const isReplaced = statusOf(await chunksAtLimit.outcome());

  // The rest never comes: the answer must not wait for it.
  const announced = await openPut(url, '/items/Kayak', LIMIT + 1);
  const streamed = await openPut(url, '/items/Kayak');
  await streamed.send(longest);
  await streamed.send(' ');
  const tooLong = { announced: await announced.outcome(), streamed: await streamed.outcome() };
  announced.hangUp();
  streamed.hangUp();
  expect({ wholeAtLimit: isNew, chunksAtLimit: isReplaced, ...tooLong }).toEqual({
    wholeAtLimit: 201,
    chunksAtLimit: 200,
    announced: errorAnswer(413),
    streamed: errorAnswer(413),
  });
  const { body } = await api.get('/items/Kayak').expect(200);
  expect(body).toEqual({ name: 'Kayak', place: 'boathouse' });
});

criterion('survives-bad-urls', async ({ api }) => {
  // No hexadecimal digits; none at all; half a character of UTF-8; a character of Latin-1.
  for (const path of ['/items/%zz', '/items/100%', '/items/%C3', '/items/P%F6yt%E4saha']) {
    await expectError(api.get(path), 400);
    await expectError(api.put(path).send({}), 400);
    await expectError(api.delete(path), 400);
  }
  // Only the path is decoded here, and the server is still there to do it.
  await api.get('/items?discount=100%').expect(200);
});
