import request from 'supertest';
import { expect, test } from 'vitest';

const url = process.env.API_URL;
if (!url) throw new Error('API_URL is not set. Run: npx course run write-the-tests');

/** Supertest on the API: `await api.get('/items').expect(200)`. */
const api = request(url);

// An example. It passes whatever the API does, so it is not a test yet.
test('the list of items is there', async () => {
  const { body } = await api.get('/items');
  expect(body).toBeDefined();
});
