import { once } from 'node:events';
import express, { type Router } from 'express';
import supertest from 'supertest';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { answerErrors, jsonBody, listen, noRoute, parseAs, Problem } from '../src/index.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Speaks to an app as exercises build it, with routes of the test's. */
function clientOf(addRoutes: (routes: Router) => void): ReturnType<typeof supertest> {
  const routes = express.Router();
  addRoutes(routes);
  return supertest(express().use(routes, noRoute, answerErrors));
}

describe('problems', () => {
  test('a problem is answered as problem details; its type is about:blank unless told', async () => {
    const client = clientOf((routes) => {
      routes.get('/', () => {
        throw new Problem(404, 'There is no such item.');
      });
    });
    const { status, type, body } = await client.get('/');
    expect({ status, type }).toEqual({ status: 404, type: 'application/problem+json' });
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is no such item.',
    });
  });

  test('a problem may have a type, a title and headers, and come from an async handler', async () => {
    const client = clientOf((routes) => {
      routes.get('/', async () => {
        throw new Problem(503, 'Come back in a moment.', {
          type: '/problems/busy',
          title: 'Busy',
          headers: { 'Retry-After': '1' },
        });
      });
    });
    const { headers, body } = await client.get('/').expect(503);
    expect(headers['retry-after']).toBe('1');
    expect(body).toMatchObject({ type: '/problems/busy', title: 'Busy' });
  });

  test('a status that has no name is an error', () => {
    expect(new Problem(499, 'Gone away.').title).toBe('Error');
  });

  test('what no route has taken is a 404', async () => {
    const { body } = await clientOf(() => {}).get('/nowhere?a=1');
    expect(body).toMatchObject({ status: 404, detail: 'There is nothing at /nowhere.' });
  });

  test('what Express refuses keeps its status', async () => {
    const client = clientOf((routes) => {
      routes.get('/:name', (request, response) => void response.json(request.params.name));
    });
    const { status, type } = await client.get('/%E0%A4%A');
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
  });

  test.each([
    ['an error', new Error('secret')],
    ['an error whose status is no refusal', Object.assign(new Error('secret'), { status: 502 })],
    ['what is no error', 'secret'],
  ])(
    'our own fault is a 500 that gives nothing away, and goes to the log: %s',
    async (_, thrown) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {});
      const client = clientOf((routes) => {
        routes.get('/', (_request, _response, next) => next(thrown));
      });
      const { text } = await client.get('/').expect(500);
      expect(text).not.toContain('secret');
      expect(log).toHaveBeenCalledExactlyOnceWith(thrown);
    },
  );

  test('half an answer is cut off', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = clientOf((routes) => {
      routes.get('/', (_request, response) => {
        response.write('half');
        throw new Problem(404, 'Too late.');
      });
    });
    await expect(client.get('/')).rejects.toThrow('aborted');
  });
});

describe('bodies', () => {
  const client = clientOf((routes) => {
    routes.post('/', jsonBody, (request, response) => void response.json(request.body));
  });

  test('a JSON body arrives parsed', async () => {
    const { body } = await client.post('/').send({ name: 'Drill' }).expect(200);
    expect(body).toEqual({ name: 'Drill' });
  });

  test.each([
    ['no body', 400, 'application/json', undefined],
    ['an empty body', 400, 'application/json', ''],
    ['malformed JSON', 400, 'application/json', '{'],
    ['another type', 415, 'text/plain', '{}'],
    ['more than anybody needs', 413, 'application/json', JSON.stringify('x'.repeat(2 ** 17))],
  ])('%s is a %i', async (_name, status, type, body) => {
    const request = client.post('/').set('Content-Type', type);
    const answer = await (body === undefined ? request : request.send(body));
    expect(answer.body).toMatchObject({ status });
  });

  const Item = z.object({ name: z.string(), sizes: z.array(z.int()) });

  test('what fits the schema is what the schema makes of it', () => {
    const item = { name: 'Drill', sizes: [1] };
    expect(parseAs(Item, { ...item, more: true })).toEqual(item);
  });

  test('every fault is named with its place', () => {
    const parse = (): unknown => parseAs(Item, { sizes: [1, 'two'] });
    expect(parse).toThrow(Problem);
    expect(parse).toThrow(/^name: .+; sizes\.1: .+$/);
    expect(() => parseAs(Item, undefined)).toThrow(expect.objectContaining({ status: 400 }));
  });
});

test('an app without a PORT gets a free one, and its address is printed', async () => {
  vi.stubEnv('PORT', undefined);
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const app = express().get('/', (_request, response) => void response.json('here'));
  const server = listen(app);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const [line] = log.mock.calls.flat() as [string];
  const [, address = ''] =
    /^Lainaamo listens on (http:\/\/127\.0\.0\.1:[1-9]\d*)$/.exec(line) ?? [];
  const { body } = await supertest(address).get('/');
  expect(body).toBe('here');
});
