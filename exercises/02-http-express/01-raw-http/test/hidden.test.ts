import { expect, rubric, type Fixtures } from '@course/rubric';
import { expectError, INVENTORY, pathOf } from './items.ts';
import { openPut } from './wire.ts';

const criterion = rubric();

type Random = Fixtures<object>['random'];

/** A text with all characters that mean something in a URL, in JSON, or in UTF-8, in any order. */
function randomText(random: Random): string {
  const marks = random.shuffle(['ä', '€', '😀', '/', '%', '?', '#', '+', '&', '"', '\\', ' ']);
  const words = marks.map((mark) => random.word(2) + mark);
  return `${words.join('')}${random.word(2)}`;
}

/** Cuts bytes in random places, one of them in the middle of the first euro sign. */
function pieces(bytes: Buffer, random: Random): Buffer[] {
  const inside = bytes.indexOf('€') + random.integer(1, 2);
  const cuts = [inside, random.integer(1, bytes.length - 1), random.integer(1, bytes.length - 1)];
  const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
}

criterion('any-item', async ({ api, serve, random }) => {
  const { url } = await serve();
  // Every app must be able to find a name with a slash and a percent sign.
  const names = [`${random.word(3)}/${random.word(3)}%2F`, randomText(random), randomText(random)];
  const items = names.map((name) => ({ name, place: `${randomText(random)}€` }));
  for (const item of items) {
    const put = await openPut(url, pathOf(item.name));
    const body = Buffer.from(JSON.stringify({ place: item.place }));
    for (const piece of pieces(body, random)) await put.send(piece);
    put.end();
    expect(await put.outcome()).toEqual({ status: 201, body: item });
  }
  const { body: all } = await api.get('/items').expect(200);
  expect(all).toEqual([...INVENTORY, ...items]);
  for (const item of items) {
    const { body } = await api.get(pathOf(item.name)).expect(200);
    expect(body).toEqual(item);
    await api.delete(pathOf(item.name)).expect(204);
    await expectError(api.get(pathOf(item.name)), 404);
  }
});

criterion('any-trouble', async ({ api, serve, random }) => {
  const { url } = await serve();
  for (let clients = random.integer(2, 5); clients > 0; clients -= 1) {
    const put = await openPut(url, pathOf(random.word(5)), random.integer(50, 200));
    await put.send(`{"place": "${random.word(random.integer(1, 30))}`);
    put.hangUp();
    await put.outcome();
  }
  const word = random.word(6);
  const hosts = ['//', `//${word}`, `//${word}/items`, `//${word}/items/Kayak`];
  // A segment that is empty is a segment all the same.
  for (const path of [...hosts, '//items', '//items/Kayak', '/items//Kayak']) {
    const { status } = await api.get(path);
    const isRefused = status === 400 || status === 404;
    expect({ path, status: isRefused ? '400 or 404' : status }).toEqual({
      path,
      status: '400 or 404',
    });
  }
  const { body } = await api.get('/items').expect(200);
  expect(body).toEqual(INVENTORY);
});
