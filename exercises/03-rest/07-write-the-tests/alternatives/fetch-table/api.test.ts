import { expect, test } from 'vitest';

const base = process.env.API_URL ?? '';

interface Answer {
  status: number;
  type: string;
  location: string | null;
  text: string;
  json: unknown;
}

/** Sends one request, and reads all of its answer. */
async function send(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(new URL(path, `${base}/items/`), {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    location: response.headers.get('location'),
    text,
    json: text === '' ? undefined : JSON.parse(text),
  };
}

const KAYAK = { name: 'Kayak', category: 'boats', description: 'For two', dailyPrice: 3900 };

interface Item {
  id: string;
}

async function newItem(fields: object = KAYAK): Promise<Item> {
  const { status, json } = await send('POST', '/items', fields);
  expect(status).toBe(201);
  return json as Item;
}

async function all(): Promise<unknown[]> {
  return (await send('GET', '/items')).json as unknown[];
}

test('a new item is told, found at its Location, and listed', async () => {
  const created = await send('POST', '/items', KAYAK);
  expect(created).toMatchObject({ status: 201, json: KAYAK, location: expect.any(String) });
  const found = await send('GET', created.location ?? '');
  expect(found.json).toEqual(created.json);
  expect(await all()).toContainEqual(created.json);
});

// What a change is made with, and what of the kayak should be left.
const changes = [
  {
    method: 'PUT',
    body: { name: 'Canoe', category: 'boats', dailyPrice: 0 },
    outcome: { name: 'Canoe', category: 'boats', dailyPrice: 0 },
  },
  { method: 'PATCH', body: { name: 'Canoe' }, outcome: { ...KAYAK, name: 'Canoe' } },
  {
    method: 'PATCH',
    body: { description: null },
    outcome: { name: 'Kayak', category: 'boats', dailyPrice: 3900 },
  },
  {
    method: 'PATCH',
    body: { name: 'x'.repeat(100), dailyPrice: 0 },
    outcome: { ...KAYAK, name: 'x'.repeat(100), dailyPrice: 0 },
  },
];
test.each(changes)('$method with $body changes what it should', async (change) => {
  const { id } = await newItem();
  const answer = await send(change.method, id, change.body);
  expect(answer).toMatchObject({ status: 200, json: { ...change.outcome, id } });
  expect((await send('GET', id)).json).toEqual({ ...change.outcome, id });
});

test('a deleted item is gone, alone and for good', async () => {
  const other = await newItem();
  const { id } = await newItem();
  expect(await send('DELETE', id)).toMatchObject({ status: 204, text: '' });
  expect(await send('GET', id)).toMatchObject({ status: 404 });
  expect(await all()).toContainEqual(other);
  expect((await newItem()).id).not.toBe(id);
});

test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s of an unknown id is a 404', async (method) => {
  const body = method === 'PUT' || method === 'PATCH' ? KAYAK : undefined;
  const answer = await send(method, 'no-such-item', body);
  expect(answer).toMatchObject({ status: 404, json: { status: 404 } });
  expect(answer.type).toContain('application/problem+json');
});

const faults = [
  { name: undefined },
  { name: '' },
  { name: 'x'.repeat(101) },
  { category: '' },
  { dailyPrice: -1 },
  { dailyPrice: 0.5 },
  { description: 1 },
];
const writes = ['POST', 'PUT', 'PATCH'];
const refused = writes.flatMap((method) => faults.map((fault) => ({ method, fault })));
test.each(refused)('$method refuses $fault', async ({ method, fault }) => {
  const { id } = await newItem();
  const before = await all();
  // For a patch a missing name is no fault, but null is.
  const patch = 'name' in fault ? { name: fault.name ?? null } : fault;
  const body = method === 'PATCH' ? patch : { ...KAYAK, ...fault };
  const answer = await send(method, method === 'POST' ? '/items' : id, body);
  expect(answer).toMatchObject({ status: 400, json: { status: 400 } });
  expect(await all()).toEqual(before);
});
