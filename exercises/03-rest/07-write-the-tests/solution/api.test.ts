import request, { type Test } from 'supertest';
import { describe, expect, test } from 'vitest';

const url = process.env.API_URL;
if (!url) throw new Error('API_URL is not set. Run: npx course run write-the-tests');

const api = request(url);

const drill = {
  name: 'Hammer drill',
  category: 'tools',
  description: 'With masonry bits',
  dailyPrice: 1250,
};
// The same without the description.
const { description: _, ...bareDrill } = drill;

type Item = typeof bareDrill & { id: string; description?: string };

/** Each test works on an item of its own: others may have left theirs behind. */
async function add(fields: object = drill): Promise<Item> {
  const { body } = await api.post('/items').send(fields).expect(201);
  return body;
}

async function list(): Promise<Item[]> {
  const { body } = await api.get('/items').expect(200);
  return body;
}

async function expectStored(item: Item): Promise<void> {
  const { body } = await api.get(`/items/${item.id}`).expect(200);
  expect(body).toEqual(item);
}

async function expectProblem(refused: Test, status: number): Promise<void> {
  const { body } = await refused
    .expect(status)
    .expect('content-type', /^application\/problem\+json/);
  expect(body.status).toBe(status);
}

describe('POST /items', () => {
  test('answers 201 with the whole item, and lists it', async () => {
    const { body: item } = await api.post('/items').send(drill).expect(201);
    expect(item).toEqual({ ...drill, id: expect.any(String) });
    expect(await list()).toContainEqual(item);
  });

  test('says in Location where the item is', async () => {
    const { body: item, headers } = await api.post('/items').send(drill).expect(201);
    // It may be a path or a whole address (RFC 9110, 10.2.2).
    const { pathname } = new URL(headers.location ?? 'missing:', `${url}/items`);
    const { body: found } = await api.get(pathname).expect(200);
    expect(found).toEqual(item);
  });

  test('takes an item without a description', async () => {
    expect(await add(bareDrill)).toEqual({ ...bareDrill, id: expect.any(String) });
  });
});

describe('PUT /items/:id', () => {
  test('replaces the whole item', async () => {
    const { id } = await add();
    const whole = { name: 'Drill', category: 'hand tools', dailyPrice: 900 };
    const { body } = await api.put(`/items/${id}`).send(whole).expect(200);
    expect(body).toEqual({ ...whole, id });
    await expectStored({ ...whole, id });
  });
});

describe('PATCH /items/:id', () => {
  test('changes what is sent, and nothing else', async () => {
    const item = await add();
    const changed = { ...item, dailyPrice: 900 };
    const { body } = await api.patch(`/items/${item.id}`).send({ dailyPrice: 900 }).expect(200);
    expect(body).toEqual(changed);
    await expectStored(changed);
  });

  test('clears the description with null', async () => {
    const { id } = await add();
    await api.patch(`/items/${id}`).send({ description: null }).expect(200);
    await expectStored({ ...bareDrill, id });
  });
});

describe('DELETE /items/:id', () => {
  test('answers 204 without a body, and the item is gone', async () => {
    const { id } = await add();
    const { text } = await api.delete(`/items/${id}`).expect(204);
    expect(text).toBe('');
    await expectProblem(api.get(`/items/${id}`), 404);
    const ids = (await list()).map((item) => item.id);
    expect(ids).not.toContain(id);
  });

  test('leaves the other items alone', async () => {
    const other = await add();
    const { id } = await add();
    await api.delete(`/items/${id}`).expect(204);
    await expectStored(other);
  });

  test('frees no id for a new item', async () => {
    const { id } = await add();
    await api.delete(`/items/${id}`).expect(204);
    const later = await add();
    expect(later.id).not.toBe(id);
  });
});

test('an unknown id is a 404 for every method, and creates nothing', async () => {
  const path = '/items/no-such-item';
  await expectProblem(api.put(path).send(drill), 404);
  await expectProblem(api.patch(path).send({ name: 'Drill' }), 404);
  await expectProblem(api.delete(path), 404);
  await expectProblem(api.get(path), 404);
});

describe('an invalid item is refused, and changes nothing', () => {
  test.each([
    { name: '' },
    { name: 'x'.repeat(101) },
    { name: null },
    { category: '' },
    { description: 7 },
    { dailyPrice: -1 },
    { dailyPrice: 12.5 },
    { dailyPrice: '1250' },
  ])('%j', async (fault) => {
    const item = await add();
    const before = await list();
    await expectProblem(api.post('/items').send({ ...drill, ...fault }), 400);
    await expectProblem(api.put(`/items/${item.id}`).send({ ...bareDrill, ...fault }), 400);
    await expectProblem(api.patch(`/items/${item.id}`).send(fault), 400);
    expect(await list()).toEqual(before);
  });

  test.each(['name', 'category', 'dailyPrice'])('%s is missing', async (field) => {
    const item = await add();
    const before = await list();
    const incomplete = { ...bareDrill, [field]: undefined };
    await expectProblem(api.post('/items').send(incomplete), 400);
    await expectProblem(api.put(`/items/${item.id}`).send(incomplete), 400);
    expect(await list()).toEqual(before);
  });
});

test.each([{ name: 'x' }, { name: 'x'.repeat(100) }, { category: 'x' }, { dailyPrice: 0 }])(
  'what stands at the edge is allowed: %j',
  async (edge) => {
    expect(await add({ ...drill, ...edge })).toMatchObject(edge);
  },
);
