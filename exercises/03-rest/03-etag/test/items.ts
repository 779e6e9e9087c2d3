import { expect, type Fixtures } from '@course/rubric';

export type Api = Fixtures<object>['api'];

export interface Item {
  id: string;
  name: string;
  category: string;
  dailyPrice: number;
}

/** An item, as an answer tells it. */
export interface Seen {
  path: string;
  item: Item;
  /** Its strong entity tag, quotes included. */
  tag: string;
  /** The body, byte for byte. */
  text: string;
}

export const drill = { name: 'Hammer drill', category: 'tools', dailyPrice: 1250 };

/** What RFC 9110 calls a strong entity tag: no `W/`, quotes around, and no quotes or spaces inside. */
const STRONG_TAG = /^"[\x21\x23-\x7e]+"$/;

type Answer = Awaited<ReturnType<Api['get']>>;

/** What an answer says of an item; it must carry a strong tag. */
export function seen({ status, body, headers, text }: Answer): Seen {
  expect({ status, etag: headers.etag }).toEqual({
    status,
    etag: expect.stringMatching(STRONG_TAG),
  });
  return { path: `/items/${body.id}`, item: body as Item, tag: headers.etag ?? '', text };
}

/** Adds an item. */
export async function add(api: Api, fields: object = drill): Promise<Seen> {
  return seen(await api.post('/items').send(fields).expect(201));
}

/** Looks at an item. */
export async function look(api: Api, path: string): Promise<Seen> {
  return seen(await api.get(path).expect(200));
}

/** How often each status came. */
export function tally(answers: Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
