import { expect, rubric } from '@course/rubric';

const drill = { id: 'drill', name: 'Hammer drill', dailyPrice: 1250, boughtFor: 18_900 };
const kayak = { id: 'kayak', name: 'Kayak', dailyPrice: 3900, boughtFor: 64_500 };

const criterion = rubric({ settings: { items: [drill, kayak] } });

criterion('shows-items', async ({ api }) => {
  for (const { id, name, dailyPrice } of [drill, kayak]) {
    const { body } = await api.get(`/items/${id}`).expect(200);
    expect(body).toMatchObject({ id, name, dailyPrice });
  }
});

criterion('hides-purchase-price', async ({ api }) => {
  const { body } = await api.get('/items/kayak').expect(200);
  expect(Object.keys(body).toSorted()).toEqual(['dailyPrice', 'id', 'name']);
});

criterion('says-not-found', async ({ api }) => {
  // To find nothing at all is no answer.
  await api.get('/items/kayak').expect(200);
  for (const id of ['tent', 'kay', 'kayak-2', 'KAYAK']) {
    const { body } = await api
      .get(`/items/${id}`)
      .expect(404)
      .expect('content-type', /^application\/problem\+json/);
    expect(body).toMatchObject({ title: expect.stringMatching(/\S/), status: 404 });
  }
});
