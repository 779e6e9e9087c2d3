import { expect, rubric } from '@course/rubric';
import { add, drill, look, seen, tally } from './items.ts';
import { expectProblem } from './problem.ts';

const criterion = rubric();

/** The store takes its time: whoever asks first and writes then, asks before anybody has written. */
const SLOW = { delay: 30 };

criterion('keeps-crud', async ({ api }) => {
  const { body, headers } = await api.post('/items').send(drill).expect(201);
  expect(headers.location).toBe(`/items/${body.id}`);
  const { body: read } = await api.get(`/items/${body.id}`).expect(200);
  expect(read).toEqual({ id: body.id, ...drill });

  // The conditions of a request count only where there is something to compare with.
  await expectProblem(api.get('/items/none').set('If-None-Match', '*'), 404);
  await expectProblem(api.put('/items/none').set('If-Match', '*').send(drill), 404);
  await expectProblem(api.patch('/items/none').set('If-Match', '*').send({}), 404);
  await expectProblem(api.post('/items').send({ ...drill, dailyPrice: 'much' }), 400);
  const change = api.patch(`/items/${body.id}`).set('If-Match', '*').send({ dailyPrice: -1 });
  await expectProblem(change, 400);
});

criterion('sends-strong-tags', async ({ api }) => {
  const { path, tag } = await add(api);
  expect((await look(api, path)).tag).toBe(tag);
  const { headers } = await api.head(path).expect(200);
  expect(headers.etag).toBe(tag);

  // The tag in the answer to a change is that of the new state.
  const change = { name: 'Drill', category: 'tools', dailyPrice: 900 };
  const put = seen(await api.put(path).set('If-Match', tag).send(change).expect(200));
  expect((await look(api, path)).tag).toBe(put.tag);
  const cheaper = { dailyPrice: 800 };
  const patch = seen(await api.patch(path).set('If-Match', put.tag).send(cheaper).expect(200));
  const { tag: last, item } = await look(api, path);
  expect({ tag: last, ...item }).toEqual({ tag: patch.tag, id: item.id, ...change, ...cheaper });
});

criterion('tag-follows-state', async ({ api }) => {
  const { path, tag, text } = await add(api);
  // The same values in another order, and nothing at all: neither changes the item.
  const { name, category, dailyPrice } = drill;
  const reordered = JSON.stringify({ dailyPrice, category, name });
  await api.put(path).type('json').set('If-Match', '*').send(reordered).expect(200);
  const same = await look(api, path);
  // A strong tag promises the same bytes.
  expect({ tag: same.tag, text: same.text }).toEqual({ tag, text });
  await api.patch(path).set('If-Match', '*').send({}).expect(200);
  expect((await look(api, path)).tag).toBe(tag);

  // Whatever changes, the tag has not been seen before.
  const tags = [tag];
  const changes = [
    { name: 'Drill' },
    { category: 'power tools' },
    { dailyPrice: 1251 },
    // Written one after the other, these and the next are the same text.
    { category: 'tools1', dailyPrice: 25 },
    { category: 'tools', dailyPrice: 125 },
  ];
  for (const change of changes) {
    await api.patch(path).set('If-Match', '*').send(change).expect(200);
    tags.push((await look(api, path)).tag);
  }
  expect({ tags, different: new Set(tags).size }).toEqual({ tags, different: 6 });
});

criterion('answers-304', async ({ api }) => {
  const { path, tag } = await add(api);
  const { headers, text } = await api.get(path).set('If-None-Match', tag).expect(304);
  expect({ etag: headers.etag, text }).toEqual({ etag: tag, text: '' });
  await api.head(path).set('If-None-Match', tag).expect(304);

  // Once the item has changed, the client's copy is out of date.
  await api.patch(path).set('If-Match', tag).send({ dailyPrice: 1 }).expect(200);
  const { body } = await api.get(path).set('If-None-Match', tag).expect(200);
  expect(body.dailyPrice).toBe(1);
  await api
    .get(path)
    .set('If-None-Match', seen(await api.get(path)).tag)
    .expect(304);
});

criterion('compares-weakly', async ({ api }) => {
  const { path, tag } = await add(api);
  const known = ['*', `W/${tag}`, `"other", ${tag}`, `W/"a,b",${tag}`, `"x" , W/${tag}, "y"`];
  const unknown = ['"other"', `W/"other"`, '"other", "another"', `"${tag.slice(1, -1)}x"`];
  const expected = [...known.map(() => 304), ...unknown.map(() => 200)];
  const statuses = [];
  for (const tags of [...known, ...unknown]) {
    const { status } = await api.get(path).set('If-None-Match', tags);
    statuses.push(status);
  }
  expect({ tags: [...known, ...unknown], statuses }).toEqual({
    tags: [...known, ...unknown],
    statuses: expected,
  });
});

criterion('requires-if-match', async ({ api }) => {
  const { path, tag, item } = await add(api);
  await expectProblem(api.put(path).send({ ...drill, dailyPrice: 1 }), 428);
  await expectProblem(api.patch(path).send({ dailyPrice: 1 }), 428);
  expect((await look(api, path)).item).toEqual(item);

  const { body } = await api.patch(path).set('If-Match', tag).send({ dailyPrice: 2 }).expect(200);
  expect(body).toEqual({ ...item, dailyPrice: 2 });
});

criterion('refuses-stale', async ({ api }) => {
  const { path, tag: old } = await add(api);
  const put = (ifMatch: string, dailyPrice: number) =>
    api
      .put(path)
      .set('If-Match', ifMatch)
      .send({ ...drill, dailyPrice });
  const patch = (ifMatch: string, dailyPrice: number) =>
    api.patch(path).set('If-Match', ifMatch).send({ dailyPrice });

  const { tag, item } = seen(await put(old, 1).expect(200));
  for (const write of [put, patch]) {
    await expectProblem(write(old, 2), 412);
    await expectProblem(write('"other", W/"another"', 2), 412);
    // A weak tag does not promise the same bytes: it never matches here, not even the weak current.
    await expectProblem(write(`W/${tag}`, 2), 412);
  }
  // Without its quotes it is no tag.
  const { status } = await put(tag.slice(1, -1), 2);
  expect({ status, isRefused: [400, 412].includes(status) }).toEqual({ status, isRefused: true });
  expect(await look(api, path)).toMatchObject({ tag, item });

  const second = seen(await put(`"other", ${tag}`, 3).expect(200));
  const third = seen(await patch(`W/"a,b",${second.tag} , "x"`, 4).expect(200));
  const fourth = seen(await put('*', 5).expect(200));
  expect([second, third, fourth].map((each) => each.item.dailyPrice)).toEqual([3, 4, 5]);
});

criterion('one-winner', async ({ serve }) => {
  const { api } = await serve(SLOW);
  const { path, tag } = await add(api);
  const answers = await Promise.all(
    [1, 2, 3, 4].flatMap((price) => [
      api
        .put(path)
        .set('If-Match', tag)
        .send({ ...drill, dailyPrice: price }),
      api
        .patch(path)
        .set('If-Match', tag)
        .send({ dailyPrice: price + 10 }),
    ]),
  );
  expect(tally(answers)).toEqual({ 200: 1, 412: 7 });

  // What the winner was told is what is there, and whoever has looked again can write.
  const winner = answers.find(({ status }) => status === 200);
  const now = await look(api, path);
  expect(now.item).toEqual(winner?.body);
  await api.patch(path).set('If-Match', now.tag).send({ dailyPrice: 99 }).expect(200);
});
