import { expect, rubric } from '@course/rubric';
import { add, drill, kayak, list, read, without } from './items.ts';
import { expectProblem } from './problem.ts';

const criterion = rubric();

const REQUIRED = ['name', 'category', 'dailyPrice'] as const;

criterion('creates-items', async ({ api, serve }) => {
  expect(await list(api)).toEqual([]);
  const { body: first, headers } = await api.post('/items').send(drill).expect(201);
  expect(first).toEqual({ ...drill, id: expect.stringMatching(/^[\w-]+$/) });
  // A path alone: it is right for whatever name the server is called by.
  expect(headers.location).toBe(`/items/${first.id}`);

  // The server chooses the id, and keeps only what an item has.
  const sent = { ...kayak, id: first.id, rating: 5 };
  const { body: second } = await api.post('/items').send(sent).expect(201);
  expect(second).toEqual({ ...kayak, id: expect.stringMatching(/^[\w-]+$/) });
  expect(second.id).not.toBe(first.id);

  // A text is kept as it came: with the spaces around it, and also when it is empty.
  // The name is as long as it may be where a boat counts twice, and shorter where it counts once.
  const wordless = { ...kayak, name: `  ${'🛶'.repeat(48)}  `, description: '' };
  const { body: third } = await api.post('/items').send(wordless).expect(201);
  expect(third).toEqual({ ...wordless, id: third.id });

  expect(await list(api)).toEqual([first, second, third]);
  for (const item of [first, second, third]) expect(await read(api, item.id)).toEqual(item);
  // Another app shares nothing with this one.
  const another = await serve({});
  expect(await list(another.api)).toEqual([]);
});

criterion('replaces-with-put', async ({ api }) => {
  const { id } = await add(api, drill);
  // No description is given: from now on the item has none.
  const whole = { name: 'Drill', category: 'hand tools', dailyPrice: 0 };
  const { body } = await api.put(`/items/${id}`).send(whole).expect(200);
  expect(body).toEqual({ ...whole, id });
  // An empty description is one that is given.
  const wordless = { ...whole, description: '' };
  const { body: second } = await api.put(`/items/${id}`).send(wordless).expect(200);
  expect(second).toEqual({ ...wordless, id });

  for (const field of REQUIRED) {
    await expectProblem(api.put(`/items/${id}`).send(without(field, drill)), 400);
  }
  expect(await read(api, id)).toEqual({ ...wordless, id });
});

criterion('patches-what-is-given', async ({ api }) => {
  const { id } = await add(api, drill);
  const patch = async (changes: object): Promise<unknown> =>
    (await api.patch(`/items/${id}`).send(changes).expect(200)).body;

  const renamed = { ...drill, id, name: 'Drill' };
  expect(await patch({ name: 'Drill' })).toEqual(renamed);
  // Zero and the empty text are values like any other.
  const free = { ...renamed, dailyPrice: 0, description: '' };
  expect(await patch({ dailyPrice: 0, description: '' })).toEqual(free);
  expect(await patch({})).toEqual(free);
  // What is no field of an item does not become one.
  expect(await patch({ rating: 5 })).toEqual(free);
  expect(await read(api, id)).toEqual(free);
});

criterion('clears-with-null', async ({ api }) => {
  const { id } = await add(api, drill);
  const bare = { ...without('description', drill), id };
  const { body } = await api.patch(`/items/${id}`).send({ description: null }).expect(200);
  expect(body).toEqual(bare);

  // The other fields are not optional: they can be changed, and not cleared.
  for (const field of REQUIRED) {
    await expectProblem(api.patch(`/items/${id}`).send({ [field]: null }), 400);
  }
  expect(await read(api, id)).toEqual(bare);
});

criterion('deletes-for-good', async ({ api }) => {
  const { id } = await add(api, drill);
  const other = await add(api, kayak);
  const path = `/items/${id}`;
  const { text } = await api.delete(path).expect(204);
  expect(text).toBe('');

  await expectProblem(api.delete(path), 404);
  await expectProblem(api.get(path), 404);
  await expectProblem(api.put(path).send(drill), 404);
  await expectProblem(api.patch(path).send({ name: 'Drill' }), 404);
  expect(await read(api, other.id)).toEqual(other);
  expect((await list(api)).map((item) => item.id)).not.toContain(id);
});

criterion('refuses-invalid-items', async ({ api }) => {
  const item = await add(api, drill);
  const before = await list(api);
  const faults = [
    { name: '' },
    { name: 'x'.repeat(101) },
    { name: 42 },
    { category: '' },
    { description: 7 },
    { dailyPrice: 12.5 },
    { dailyPrice: '1250' },
    { dailyPrice: -1 },
  ];
  for (const fault of faults) {
    await expectProblem(api.post('/items').send({ ...drill, ...fault }), 400);
    await expectProblem(api.put(`/items/${item.id}`).send({ ...drill, ...fault }), 400);
    // A good field beside a bad one is not kept either.
    const changes = { category: 'hand tools', name: 'Drill', ...fault };
    await expectProblem(api.patch(`/items/${item.id}`).send(changes), 400);
  }
  // Only a patch speaks of clearing: null is no description.
  const cleared = { ...drill, description: null };
  await expectProblem(api.post('/items').send(cleared), 400);
  await expectProblem(api.put(`/items/${item.id}`).send(cleared), 400);
  // An array is no object, and an empty one is not the patch that changes nothing.
  await expectProblem(api.post('/items').send([drill]), 400);
  await expectProblem(api.put(`/items/${item.id}`).send([drill]), 400);
  await expectProblem(api.patch(`/items/${item.id}`).send([]), 400);
  expect(await list(api)).toEqual(before);
});

criterion('refuses-unreadable-bodies', async ({ api }) => {
  const item = await add(api, drill);
  const before = await list(api);
  const json = JSON.stringify(kayak);
  const writes = [
    () => api.post('/items'),
    () => api.put(`/items/${item.id}`),
    () => api.patch(`/items/${item.id}`),
  ];
  for (const write of writes) {
    await expectProblem(write().type('application/json').send('{"name": "Kay'), 400);
    await expectProblem(write(), 400);
    // Nothing at all, called JSON: no patch either, not even the one that changes nothing.
    await expectProblem(write().type('application/json'), 400);
    await expectProblem(write().type('text/plain').send(json), 415);
    await expectProblem(write().type('application/merge-patch+json').send(json), 415);
    await expectProblem(write().type('application/x-www-form-urlencoded').send('name=Kayak'), 415);
  }
  expect(await list(api)).toEqual(before);
  await api.post('/items').type('application/json; charset=utf-8').send(json).expect(201);
  // In chunks a body has no length, and yet it is there.
  const inChunks = api.post('/items').type('application/json').set('Transfer-Encoding', 'chunked');
  inChunks.write('\n');
  await inChunks.send(json).expect(201);
});

criterion('names-allowed-methods', async ({ api }) => {
  const { id } = await add(api, drill);
  const all = '/items';
  const one = `/items/${id}`;
  const refusals = [
    { request: api.put(all).send(drill), allowed: ['GET', 'POST'] },
    { request: api.patch(all).send(drill), allowed: ['GET', 'POST'] },
    { request: api.delete(all), allowed: ['GET', 'POST'] },
    { request: api.post(one).send(drill), allowed: ['DELETE', 'GET', 'PATCH', 'PUT'] },
  ];
  for (const { request, allowed } of refusals) {
    const { headers } = await expectProblem(request, 405);
    const named = (headers.allow ?? '').split(',').map((method) => method.trim());
    // HEAD comes with GET, and OPTIONS is nobody's task here: named or not, both are right.
    const told = named.filter((method) => method !== 'HEAD' && method !== 'OPTIONS');
    expect(told.toSorted()).toEqual(allowed);
  }
});
