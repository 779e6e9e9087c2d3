import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { patchedItem, Refusal, wholeItem, type Item } from './item.ts';

/** Another right API: on Express, with an array, the newest item first, and one item at the start. */
export function expressApi(): Express {
  let items: readonly Item[] = [
    { name: 'Camera', category: 'photo', dailyPrice: 2000, id: randomUUID() },
  ];

  const app = express();
  app.use(express.json());

  app
    .route('/items')
    .get((_request, response) => void response.json(items))
    .post(({ body, protocol, host }, response) => {
      const item = { ...wholeItem(body), id: randomUUID() };
      items = [item, ...items];
      response.status(201).location(`${protocol}://${host}/items/${item.id}`).json(item);
    });

  const find: RequestHandler<{ id: string }> = ({ params }, response, next) => {
    const item = items.find(({ id }) => id === params.id);
    if (!item) throw new Refusal(404, `Nobody has heard of ${params.id}.`);
    response.locals.item = item;
    next();
  };
  const exchange = (old: Item, item: Item): Item => {
    items = items.map((other) => (other === old ? item : other));
    return item;
  };

  app
    .route('/items/:id')
    .all(find)
    .get((_request, response) => void response.json(response.locals.item))
    .put(({ body }, response) => {
      const old = response.locals.item as Item;
      response.json(exchange(old, { ...wholeItem(body), id: old.id }));
    })
    .patch(({ body }, response) => {
      const old = response.locals.item as Item;
      response.json(exchange(old, { ...patchedItem(old, body), id: old.id }));
    })
    .delete((_request, response) => {
      items = items.filter((other) => other !== response.locals.item);
      response.sendStatus(204);
    });

  app.use(answerErrors);
  return app;
}

const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const { status = 500, message = '' } = error as Partial<Refusal>;
  response
    .status(status)
    .type('application/problem+json')
    .json({ detail: message, status, title: 'No', type: 'about:blank' });
};
