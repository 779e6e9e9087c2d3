import { expect, type Fixtures } from '@course/rubric';

type Api = Fixtures<object>['api'];
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

/** What every refusal of {@link openPut} must be. */
export function errorAnswer(status: number): object {
  return { status, body: { error: expect.stringMatching(/\S/) } };
}
