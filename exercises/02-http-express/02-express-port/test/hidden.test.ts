import { expect, rubric } from '@course/rubric';
import { expectServerError, INVENTORY, pathOf } from './items.ts';
import { linesOf, readStocktake } from './stocktake.ts';

const criterion = rubric();

criterion('any-failure', async ({ serve, random }) => {
  const damaged = `${random.word(4)} ${random.pick(['ä', '/', '%', '?', '€'])} ${random.word(3)}`;
  const { api } = await serve({ damaged: [damaged] });
  const path = pathOf(damaged);
  const attempts = [
    () => api.get(path),
    () => api.put(path).send({ place: random.word(5) }),
    () => api.delete(path),
  ];
  for (const attempt of random.shuffle([...attempts, ...attempts])) {
    await expectServerError(attempt());
    const { name } = random.pick(INVENTORY);
    await api.get(pathOf(name)).expect(200);
  }
  expect((await api.get('/items').expect(200)).body).toEqual(INVENTORY);
});

criterion('any-stocktake', async ({ serve, random }) => {
  const before = Array.from({ length: random.integer(1, 4) }, (_, at) => ({
    name: `${at} ${random.word(5)}`,
    place: random.pick([null, 'ö'.repeat(random.integer(1, 3000))]),
  }));
  const { url, api } = await serve({});
  for (const item of before) await api.put(pathOf(item.name)).send(item).expect(201);
  const whole = await readStocktake(url);
  expect(whole).toMatchObject({ lines: linesOf([...INVENTORY, ...before]), end: 'whole' });

  const last = random.pick(INVENTORY.slice(1));
  const broken = await readStocktake((await serve({ damaged: [last.name] })).url);
  const readable = INVENTORY.slice(0, INVENTORY.indexOf(last));
  expect({ damaged: last.name, ...broken }).toMatchObject({
    damaged: last.name,
    status: 200,
    lines: linesOf(readable),
    end: 'cut off',
  });
});
