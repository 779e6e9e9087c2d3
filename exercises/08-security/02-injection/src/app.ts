import { answerErrors, noRoute, parseAs } from '@course/kit';
import express, { type Express } from 'express';
import { z } from 'zod';
import { Catalogue, type Item, type Member } from './catalogue.ts';
import { renderLabel } from './label.ts';
import { readManual } from './manuals.ts';

/** What the app is made of: its data, and the folder in which the manuals lie. */
export interface Settings {
  items: Item[];
  members: Member[];
  /** An absolute path. */
  folder: string;
}

const SearchQuery = z.object({
  q: z.string().default(''),
  upTo: z.string().default(String(Number.MAX_SAFE_INTEGER)),
  sort: z.string().default('name'),
});
const LabelQuery = z.object({ note: z.string().default('') });

/** Builds Lainaamo's public pages. */
export function createApp({ items, members, folder }: Settings): Express {
  const catalogue = new Catalogue(items, members);
  const app = express();

  app.get('/items', (req, res) => {
    res.json(catalogue.search(parseAs(SearchQuery, req.query)));
  });
  app.get('/items/:id', (req, res) => {
    res.json(catalogue.item(req.params.id));
  });
  app.get('/items/:id/label', (req, res) => {
    const { note } = parseAs(LabelQuery, req.query);
    res.type('html').send(renderLabel(catalogue.item(req.params.id), note));
  });

  app.get('/manuals/*path', async (req, res) => {
    // Express has split the path at its slashes and decoded each part, once.
    const path = req.params.path.join('/');
    res.type('text/plain').send(await readManual(folder, path));
  });

  app.use(noRoute);
  app.use(answerErrors);
  return app;
}
