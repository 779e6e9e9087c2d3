import { expect, rubric, type Fixtures } from '@course/rubric';
import { add, drill, list, read, without, type Item, type ItemFields } from './items.ts';
import { expectProblem } from './problem.ts';

const criterion = rubric();

type Random = Fixtures<object>['random'];

function randomItem(random: Random, length = random.integer(2, 99)): ItemFields {
  return {
    name: random.word(length),
    category: random.word(random.integer(1, 12)),
    description: `${random.word(6)} ${random.pick(['äö', '€', '"', '\\', '雨'])}`,
    dailyPrice: random.integer(1, 100_000),
  };
}

criterion('any-history', async ({ api, random }) => {
  // Each of these changes one item, and tells what should have become of it.
  const changes = [
    async ({ id }: Item) => {
      const whole = without('description', randomItem(random));
      // A field that an item does not have is ignored, and so is an id beside the path's.
      const foreign = { id: random.word(8), [`x${random.word(5)}`]: random.integer(1, 9) };
      await api
        .put(`/items/${id}`)
        .send({ ...whole, ...foreign })
        .expect(200);
      return { ...whole, id };
    },
    async (item: Item) => {
      // Every field by itself, and none keeps its value.
      const given = {
        name: random.word(item.name.length === 1 ? 100 : 1),
        category: `${item.category}${random.word(1)}`,
        dailyPrice: item.dailyPrice + random.integer(1, 9),
        description: `${item.description} ${random.word(3)}`,
      };
      for (const [field, value] of random.shuffle(Object.entries(given))) {
        await api
          .patch(`/items/${item.id}`)
          .send({ [field]: value, id: random.word(8) })
          .expect(200);
      }
      return { ...item, ...given };
    },
    async (item: Item) => {
      await api.patch(`/items/${item.id}`).send({ description: null }).expect(200);
      return { ...without('description', item), id: item.id };
    },
    async ({ id }: Item) => {
      await api.delete(`/items/${id}`).expect(204);
      return undefined;
    },
  ];

  // None, unless the app shares its items with another: that fails elsewhere.
  const others = await list(api);
  const before: Item[] = [];
  // The first two have the shortest and the longest name.
  const lengths = Array.from({ length: random.integer(3, 6) }, () => random.integer(2, 99));
  for (const length of [1, 100, ...lengths]) {
    const fields = randomItem(random, length);
    const { id } = await add(api, fields);
    before.push({ ...fields, id });
  }
  // A map keeps a changed item in its place, as the library must.
  const expected = new Map<string, object>(before.map((item) => [item.id, item]));
  // The last one first: an app that moves what it changes to the end then has another one there.
  const inTurn = [...before.slice(-1), ...random.shuffle(before.slice(0, -1))];
  for (const [turn, item] of inTurn.entries()) {
    const changed = await changes[turn % changes.length]?.(item);
    if (changed) expected.set(item.id, changed);
    else expected.delete(item.id);
  }
  // The newest of all is deleted too: its id is no more free than any other.
  const shortLived = await add(api, drill);
  await api.delete(`/items/${shortLived.id}`).expect(204);
  const later = await add(api, drill);
  const reusedIds = [...before, shortLived].map(({ id }) => id).filter((id) => id === later.id);
  expect({ reusedIds }).toEqual({ reusedIds: [] });
  expect(await list(api)).toEqual([...others, ...expected.values(), { ...drill, id: later.id }]);
});

criterion('any-unknown-path', async ({ api, random }) => {
  const item = await add(api, drill);
  const ids = [
    `${item.id}${random.word(1)}`,
    `${item.id}.${random.integer(1, 9)}`,
    '-1',
    random.word(random.integer(1000, 2000)),
    '__proto__',
    'constructor',
    encodeURIComponent(`${random.word(3)}/../${random.word(3)}`),
    encodeURIComponent(`${random.word(3)}' OR ''='`),
    encodeURIComponent(`${random.word(3)}\0雨`),
  ];
  for (const path of ids.map((id) => `/items/${id}`)) {
    await expectProblem(api.get(path), 404);
    await expectProblem(api.put(path).send(drill), 404);
    await expectProblem(api.patch(path).send({ name: 'Drill' }), 404);
    await expectProblem(api.delete(path), 404);
  }
  for (const path of ['/', `/${random.word(9)}`, `/items/${item.id}/${random.word(9)}`]) {
    await expectProblem(api.get(path), 404);
    await expectProblem(api.post(path).send(drill), 404);
  }
  // Percent signs that encode nothing: the request is malformed, or the item unknown.
  for (const path of ['/items/%zz', `/items/${random.word(3)}%ff`, '/items/%']) {
    const { status } = await api.get(path);
    const isRefused = status === 400 || status === 404;
    expect({ path, status: isRefused ? '400 or 404' : status }).toEqual({
      path,
      status: '400 or 404',
    });
  }
  expect(await read(api, item.id)).toEqual(item);
});
