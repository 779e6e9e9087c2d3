import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { z } from 'zod';

const ItemFields = z.object({
  name: z.string().min(1).max(100),
  category: z.string().min(1),
  description: z.string().optional(),
  dailyPrice: z.int().min(0),
});
const ItemPatch = ItemFields.partial().extend({ description: z.string().nullable().optional() });

type Item = z.infer<typeof ItemFields> & { id: string };

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** An API that keeps the contract, to write the tests against. */
export function createReference(): Express {
  const items = new Map<string, Item>();
  const keep = (item: Item): Item => {
    items.set(item.id, item);
    return item;
  };
  const existing = (id: string): Item => {
    const item = items.get(id);
    if (!item) throw new Refusal(404, `No item has the id ${id}.`);
    return item;
  };
  // Not empty at the start: nothing in the contract says that it is.
  keep({ id: randomUUID(), name: 'Two-person tent', category: 'camping', dailyPrice: 1500 });

  const app = express();
  app.use(express.json());
  app.get('/items', (_request, response) => {
    response.json([...items.values()]);
  });
  app.post('/items', (request, response) => {
    const item = keep({ ...ItemFields.parse(request.body), id: randomUUID() });
    response.status(201).location(`/items/${item.id}`).json(item);
  });
  app.get('/items/:id', (request, response) => {
    response.json(existing(request.params.id));
  });
  app.put('/items/:id', (request, response) => {
    const { id } = existing(request.params.id);
    response.json(keep({ ...ItemFields.parse(request.body), id }));
  });
  app.patch('/items/:id', (request, response) => {
    const item = existing(request.params.id);
    const { description, ...others } = { ...item, ...ItemPatch.parse(request.body) };
    const fields = ItemFields.parse({ ...others, description: description ?? undefined });
    response.json(keep({ ...fields, id: item.id }));
  });
  app.delete('/items/:id', (request, response) => {
    items.delete(existing(request.params.id).id);
    response.status(204).end();
  });
  app.use(answerErrors);
  return app;
}

const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = statusOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  response
    .status(status)
    .type('application/problem+json')
    .json({ type: 'about:blank', title: 'Refused', status, detail });
};

function statusOf(error: unknown): number {
  if (error instanceof z.ZodError) return 400;
  // Express's own refusals, of malformed JSON for one, carry a status as well.
  const { status = 500 } = error as { status?: number };
  return status;
}
