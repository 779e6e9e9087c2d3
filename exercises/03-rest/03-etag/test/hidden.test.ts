import { expect, rubric } from '@course/rubric';
import { add, drill, look, tally } from './items.ts';

const criterion = rubric();

criterion('any-conditions', async ({ api, random }) => {
  const { path, tag } = await add(api, { ...drill, name: random.word(9) });
  // Tags of other states: some look like the right one, some have a comma inside.
  const others = (): string[] =>
    [`"${random.word(5)}"`, `"${random.word(2)},${random.word(2)}"`, `"x${tag.slice(1)}`].map(
      (other) => random.pick(['', 'W/']) + other,
    );
  // Every kind of list with every separator.
  const listsOf = (...tags: string[]): string[] =>
    [',', ', ', ' , ', ' ,  '].map((separator) =>
      random.shuffle([...tags, ...others()]).join(separator),
    );
  const lists = [
    { header: '*', weakly: true, strongly: true },
    ...listsOf().map((header) => ({ header, weakly: false, strongly: false })),
    ...listsOf(`W/${tag}`).map((header) => ({ header, weakly: true, strongly: false })),
    ...listsOf(tag).map((header) => ({ header, weakly: true, strongly: true })),
  ];
  for (const { header, weakly, strongly } of random.shuffle(lists)) {
    const get = await api.get(path).set('If-None-Match', header);
    // It changes nothing, so the tag stays for the next turn.
    const patch = await api.patch(path).set('If-Match', header).send({});
    expect({ tag, header, get: get.status, patch: patch.status }).toEqual({
      tag,
      header,
      get: weakly ? 304 : 200,
      patch: strongly ? 200 : 412,
    });
  }
});

criterion('any-race', async ({ serve, random }) => {
  const { api } = await serve({ delay: random.integer(25, 40) });
  const named = () => add(api, { ...drill, name: random.word(8) });
  const [first, second, patched] = await Promise.all([named(), named(), named()]);

  // Two items with writers who have all seen the same state, and one that is patched by three who
  // do not care for its state, each in another field.
  const rivals = [first, second].map(({ path, tag }) =>
    Array.from({ length: random.integer(3, 6) }, (_, index) =>
      api.patch(path).set('If-Match', tag).send({ dailyPrice: index }),
    ),
  );
  const changes = {
    name: random.word(7),
    category: random.word(7),
    dailyPrice: random.integer(1, 99),
  };
  const patches = Object.entries(changes).map(([field, value]) =>
    api
      .patch(patched.path)
      .set('If-Match', '*')
      .send({ [field]: value }),
  );
  const [ofFirst = [], ofSecond = [], ofPatched = []] = await Promise.all(
    [...rivals, patches].map(async (requests) => Promise.all(requests)),
  );

  for (const [answers, { path }] of [
    [ofFirst, first],
    [ofSecond, second],
  ] as const) {
    expect(tally(answers)).toEqual({ 200: 1, 412: answers.length - 1 });
    const winner = answers.find(({ status }) => status === 200);
    expect((await look(api, path)).item).toEqual(winner?.body);
  }
  expect(tally(ofPatched)).toEqual({ 200: 3 });
  expect((await look(api, patched.path)).item).toEqual({ id: patched.item.id, ...changes });
});
