import request from 'supertest';
import { expect, test } from 'vitest';

const url = process.env.API_URL;
if (!url) throw new Error('API_URL is not set. Run: npx course run write-the-tests');

/** Supertest on the API: `await api.get('/items').expect(200)`. */
const api = request(url);

/** An item, as the API answers it: `const items: Item[] = body`. */
interface Item {
  id: string;
  name: string;
  category: string;
  description?: string;
  dailyPrice: number;
}

// An example. It passes whatever the API does, so it is not a test yet.
test('the list of items is there', async () => {
  const { body } = await api.get('/items');
  const items: Item[] = body;
  expect(items).toBeDefined();
});
