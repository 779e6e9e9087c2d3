import type { Fixtures } from '@course/rubric';

export type Api = Fixtures<object>['api'];

export interface ItemFields {
  name: string;
  category: string;
  description?: string;
  dailyPrice: number;
}

export type Item = ItemFields & { id: string };

export const drill: ItemFields = {
  name: 'Hammer drill',
  category: 'tools',
  description: 'With a set of masonry bits',
  dailyPrice: 1250,
};

export const kayak: ItemFields = { name: 'Kayak', category: 'boats', dailyPrice: 3900 };

/** Adds an item through the API. */
export async function add(api: Api, fields: ItemFields): Promise<Item> {
  const { body } = await api.post('/items').send(fields).expect(201);
  return body as Item;
}

/** One item, as the API tells it. */
export async function read(api: Api, id: string): Promise<Item> {
  const { body } = await api.get(`/items/${id}`).expect(200);
  return body as Item;
}

/** Everything that the library holds, as the API tells it. */
export async function list(api: Api): Promise<Item[]> {
  const { body } = await api.get('/items').expect(200);
  return body as Item[];
}

/** A copy that lacks one field. */
export function without(field: keyof ItemFields, fields: ItemFields): Partial<ItemFields> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
}
