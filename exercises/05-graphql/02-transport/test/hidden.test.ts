import { expect, rubric } from '@course/rubric';
import {
  COUNT_RESERVATIONS,
  GRAPHQL_TYPE,
  JSON_TYPE,
  NOTHING_RESERVED,
  RESERVE,
} from './requests.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('weighs-media-types', async ({ api, random }) => {
  const broken = { query: '{ items ' };
  // Each type is preferred where it is named first and where it is named last.
  const ways = [JSON_TYPE, GRAPHQL_TYPE].flatMap((preferred) =>
    [true, false].map((isFirst) => ({ preferred, isFirst })),
  );
  for (const { preferred, isFirst } of random.shuffle(ways)) {
    const other = preferred === JSON_TYPE ? GRAPHQL_TYPE : JSON_TYPE;
    const [low, high] = [random.integer(0, 4), random.integer(5, 9)];
    const wanted = [`${preferred};q=0.${high}`, `${other};q=0.${low}`];
    // What the client likes best, with a weight of 1, nobody here can give.
    const accept = (isFirst ? wanted : wanted.toReversed())
      .toSpliced(random.integer(0, 2), 0, 'text/html')
      .join(', ');
    const answer = await api.post('/graphql').set('Accept', accept).send(broken);
    expect({ accept, type: answer.type, status: answer.status }).toEqual({
      accept,
      type: preferred,
      status: preferred === JSON_TYPE ? 200 : 400,
    });
  }

  const never = `${JSON_TYPE};q=0, ${GRAPHQL_TYPE};q=0`;
  for (const accept of ['text/html, image/*;q=0.8', never]) {
    await api.post('/graphql').set('Accept', accept).send({ query: RESERVE }).expect(406);
  }
  // Who gets no answer should not have changed anything either.
  const after = await api.post('/graphql').send({ query: COUNT_RESERVATIONS });
  expect(after.body).toEqual(NOTHING_RESERVED);
});

criterion('runs-what-was-asked', async ({ api, random }) => {
  const [take, look, list] = ['Take', 'Look', 'List'].map((name) => name + random.word(5));
  const queries = random.shuffle([
    `query ${look}($id: ID!) { item(id: $id) { reservations { days note } } }`,
    `query ${list}($search: String) { items(search: $search) { id } }`,
  ]);
  const mutation = `mutation ${take}($id: ID!, $days: Int!, $note: String) {
    reserve(itemId: $id, days: $days, note: $note) { item { id } days note }
  }`;
  const query = [...queries, mutation].join('\n');
  const id = random.pick(['1', '2', '3']);
  const days = random.integer(1, 30);
  const note = `${random.word(4)} "quoted" \\n 🛶 ${random.word(4)}`;

  const taken = await api.post('/graphql').send({
    query,
    operationName: take,
    variables: { id, days, note },
    extensions: { client: random.word(6) },
    // A server ignores what it does not know.
    [random.word(8)]: random.integer(1, 9),
  });
  expect(taken.body).toEqual({ data: { reserve: { item: { id }, days, note } } });

  const get = (operationName: string | undefined, variables: Record<string, unknown>) =>
    api.get('/graphql').query({ query, operationName, variables: JSON.stringify(variables) });
  const looked = await get(look, { id });
  expect(looked.body).toEqual({ data: { item: { reservations: [{ days, note }] } } });
  // A character that also separates the parameters of a URL.
  const listed = await get(list, { search: 'l & b' });
  expect(listed.body).toEqual({ data: { items: [{ id: '1' }] } });

  for (const operationName of ['', random.word(9)]) {
    await get(operationName, { id }).accept(GRAPHQL_TYPE).expect(400);
  }
});
