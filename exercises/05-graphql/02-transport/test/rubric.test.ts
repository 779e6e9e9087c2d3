import { expect, rubric } from '@course/rubric';
import type { FormattedExecutionResult } from 'graphql';
import { failedAudits } from './audits.ts';
import {
  COUNT_RESERVATIONS,
  GRAPHQL_TYPE,
  JSON_TYPE,
  nestedTooDeeply,
  NOTHING_RESERVED,
  RESERVE,
  withoutBody,
} from './requests.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

/** It ends with the line and the column of a file. */
const LINE_OF_STACK = /\bat [^"]*:\d+:\d+/;

criterion('reads-posts', async ({ api }) => {
  expect({ failedAudits: await failedAudits(api, 'post') }).toEqual({ failedAudits: [] });
  await withoutBody(api.post('/graphql').type(JSON_TYPE)).expect(400);
});

criterion('answers-get', async ({ api }) => {
  expect({ failedAudits: await failedAudits(api, 'get') }).toEqual({ failedAudits: [] });

  const ask = (search: Record<string, string>) =>
    api.get('/graphql').query({ query: '{ __typename }', ...search });
  for (const name of ['variables', 'extensions']) {
    await ask({ [name]: '{"not": JSON' }).expect(400);
    await ask({ [name]: '["not", "a", "map"]' }).expect(400);
  }
  // In this media type the status alone would not tell whether it was executed.
  const { body } = await ask({ variables: '', operationName: '', extensions: '' }).expect(200);
  expect(body).toEqual({ data: { __typename: 'Query' } });
});

criterion('chooses-media-type', async ({ api }) => {
  expect({ failedAudits: await failedAudits(api, 'media-types') }).toEqual({ failedAudits: [] });

  for (const [light, heavy] of [
    [GRAPHQL_TYPE, JSON_TYPE],
    [JSON_TYPE, GRAPHQL_TYPE],
  ] as const) {
    const accept = `${light};q=0.4, ${heavy};q=0.8`;
    const { type } = await api.post('/graphql').accept(accept).send({ query: '{ __typename }' });
    expect({ accept, type }).toEqual({ accept, type: heavy });
  }
});

criterion('tells-by-status', async ({ api }) => {
  expect({ failedAudits: await failedAudits(api, 'statuses') }).toEqual({ failedAudits: [] });

  const failing = {
    'a field that is not there': { query: '{ nothing }' },
    'an operation that is not there': { query: 'query A { __typename }', operationName: 'B' },
    // In a body, which has null for what is absent, this is a name.
    'an operation with an empty name': { query: '{ __typename }', operationName: '' },
    'several operations, none named': { query: 'query A { __typename } query B { __typename }' },
  };
  for (const [what, body] of Object.entries(failing)) {
    const asJson = await api.post('/graphql').accept(JSON_TYPE).send(body);
    const asGraphql = await api.post('/graphql').accept(GRAPHQL_TYPE).send(body);
    expect({ what, asJson: asJson.status, asGraphql: asGraphql.status }).toEqual({
      what,
      asJson: 200,
      asGraphql: 400,
    });
    // A client tells by the missing `data` that nothing was executed.
    expect({ what, entries: Object.keys(asGraphql.body) }).toEqual({ what, entries: ['errors'] });
  }
});

criterion('get-changes-nothing', async ({ api }) => {
  for (const type of [JSON_TYPE, GRAPHQL_TYPE]) {
    const refused = api.get('/graphql').accept(type).query({ query: RESERVE });
    await refused.expect(405).expect('Allow', 'POST');
  }

  // What counts is the operation that would run, wherever it stands in the document.
  const query = `query Look { item(id: "1") { name } } ${RESERVE.replace('mutation', 'mutation Take')}`;
  const named = (operationName: string) => api.get('/graphql').query({ query, operationName });
  const looked = await named('Look').expect(200);
  expect(looked.body).toEqual({ data: { item: { name: 'Drill & bits' } } });
  await named('Take').expect(405);

  const after = await api.post('/graphql').send({ query: COUNT_RESERVATIONS });
  expect(after.body).toEqual(NOTHING_RESERVED);

  for (const method of ['put', 'delete', 'patch'] as const) {
    const refused = await api[method]('/graphql').send({ query: RESERVE }).expect(405);
    const allowed = (refused.headers.allow ?? '').split(/ *, */);
    const Allow = ['GET', 'POST'].filter((name) => allowed.includes(name)).join(', ');
    expect({ method, Allow }).toEqual({ method, Allow: 'GET, POST' });
  }
});

criterion('refuses-simple-requests', async ({ api }) => {
  // What a page of any other site can make a browser send, cookies and all, without a preflight.
  const simple = {
    'text/plain': JSON.stringify({ query: RESERVE }),
    'text/plain; a=application/json': JSON.stringify({ query: RESERVE }),
    'application/x-www-form-urlencoded': new URLSearchParams({ query: RESERVE }).toString(),
    'multipart/form-data; boundary=b': `--b\r\nContent-Disposition: form-data; name="query"\r\n\r\n${RESERVE}\r\n--b--\r\n`,
  };
  for (const [type, body] of Object.entries(simple)) {
    await api.post('/graphql').type(type).send(body).expect(415);
  }
  // JSON by their name, and not the type that is served.
  for (const type of ['application/jsonp', 'application/json-seq', 'application/ld+json']) {
    await api
      .post('/graphql')
      .type(type)
      .send(JSON.stringify({ query: RESERVE }))
      .expect(415);
  }
  const untyped = api.post('/graphql').send(JSON.stringify({ query: RESERVE }));
  await untyped.unset('Content-Type').expect(415);

  const after = await api.post('/graphql').send({ query: COUNT_RESERVATIONS });
  expect(after.body).toEqual(NOTHING_RESERVED);
});

criterion('keeps-partial-results', async ({ api }) => {
  const outcome = ({ data, errors }: FormattedExecutionResult) => ({
    data,
    failed: errors?.map(({ path }) => path?.join('.')),
  });
  for (const type of [JSON_TYPE, GRAPHQL_TYPE]) {
    const ask = (query: string) => api.post('/graphql').accept(type).send({ query }).expect(200);

    // The camera's condition cannot be told; the others' can.
    const partial = await ask('{ items { name condition } }');
    expect(partial.type).toBe(type);
    expect(outcome(partial.body)).toEqual({
      data: {
        items: [
          { name: 'Drill & bits', condition: 'good as new' },
          { name: 'Camera', condition: null },
          { name: 'Kayak', condition: 'a few scratches' },
        ],
      },
      failed: ['items.1.condition'],
    });

    // `reserve` may not be null, so its error takes all of `data`; but it was executed.
    const nulled = await ask('mutation { reserve(itemId: "none", days: 1) { id } }');
    expect(outcome(nulled.body)).toEqual({ data: null, failed: ['reserve'] });
  }
});

criterion('hides-its-insides', async ({ api }) => {
  const post = () => api.post('/graphql').type(JSON_TYPE);
  const requests = {
    'broken JSON': () => post().send('{ "query": '),
    'a batch': () => post().send([{ query: '{ __typename }' }]),
    'no query': () => post().send({}),
    'broken GraphQL': () => post().send({ query: '{ items ' }),
    'a field that fails': () => post().send({ query: '{ item(id: "2") { condition } }' }),
    'another method': () => api.put('/graphql'),
    'another type of body': () => api.post('/graphql').type('text/plain').send('{}'),
    'nothing acceptable': () =>
      post().accept('text/html').send({ query: '{ __typename }' }).expect(406),
    'a document that is nested too deeply': () => nestedTooDeeply(post()),
  };
  for (const [what, send] of Object.entries(requests)) {
    const { type, body, text } = await send();
    expect({
      what,
      isJson: [JSON_TYPE, GRAPHQL_TYPE].includes(type),
      hasMessage: typeof body?.errors?.[0]?.message === 'string',
      stackShown: LINE_OF_STACK.test(text),
    }).toEqual({ what, isJson: true, hasMessage: true, stackShown: false });
  }
});
