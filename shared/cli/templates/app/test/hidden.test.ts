import { expect, rubric } from '@course/rubric';

const criterion = rubric();

criterion('any-items', async ({ serve, random }) => {
  const items = Array.from({ length: random.integer(2, 6) }, () => ({
    id: random.word(8),
    name: random.word(random.integer(1, 12)),
    dailyPrice: random.integer(0, 10_000),
    boughtFor: random.integer(0, 100_000),
  }));
  const { api } = await serve({ items });

  for (const { id, name, dailyPrice } of random.shuffle(items)) {
    const { body } = await api.get(`/items/${id}`).expect(200);
    expect(body).toEqual({ id, name, dailyPrice });
  }
  const { id } = random.pick(items);
  const unknown = [`${id}${random.word(1)}`, id.slice(0, random.integer(1, 7)), random.word(9)];
  // Names that every JavaScript object answers to.
  for (const other of [...unknown, 'constructor', '__proto__']) {
    await api.get(`/items/${other}`).expect(404);
  }
});
