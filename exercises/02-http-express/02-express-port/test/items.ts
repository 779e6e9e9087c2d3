import { expect, type Fixtures } from '@course/rubric';

export type Api = Fixtures<object>['api'];
type Request = ReturnType<Api['get']>;

/** What every new app holds. */
export const INVENTORY = [
  { name: 'Hammer drill', place: 'shelf 3' },
  { name: 'Kayak', place: 'boathouse' },
  { name: 'Pöytäsaha', place: null },
];

/** Where an item is found, whatever its name. */
export function pathOf(name: string): string {
  return `/items/${encodeURIComponent(name)}`;
}

/** Sends a request that must be refused, with a text for the client's developer. */
export async function expectError(request: Request, status: number): Promise<Awaited<Request>> {
  const response = await request.expect(status).expect('content-type', /^application\/json\b/);
  expect(response.body).toEqual({ error: expect.stringMatching(/\S/) });
  return response;
}

/** Sends a request that meets a damaged record: a 500 that tells nothing of it. */
export async function expectServerError(request: Request): Promise<void> {
  const { text } = await expectError(request, 500);
  const leaks = ['EIO', '/srv', 'lainaamo/items', '.json', 'item-store'].filter((secret) =>
    text.includes(secret),
  );
  expect({ text, leaks }).toEqual({ text, leaks: [] });
}
