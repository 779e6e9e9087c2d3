import { expect, rubric } from '@course/rubric';
import { expectFacts, openCatalogue } from './catalogue.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

/** Sorted: the order of a search is told by another criterion. */
function namesOf(items: { name: string }[]): string[] {
  return items.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1));
}

/** `A`–`Z` as `a`–`z`, and every other character as itself. */
function fold(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

criterion('any-text', async ({ serve, random }) => {
  const special = ['%', '_', '\\', "'", '"', '--', ';', '?', '$1', ' OR ', 'select', 'ä', 'Ä', 'B'];
  const pieces = [...special, 'a', 'b'];
  const text = (): string =>
    Array.from({ length: random.integer(2, 5) }, () => random.pick(pieces)).join('');
  const randomItems = Array.from({ length: 8 }, (_, index) => {
    return { id: `${text()}${index}`, name: text(), deposit: 10 };
  });
  // Chance might leave out one of them, or have it everywhere.
  const plainItems = pieces.map((piece) => ({ id: piece, name: `x${piece}x`, deposit: 10 }));
  const items = random.shuffle([...randomItems, ...plainItems]);
  const { api } = await serve({ ...openCatalogue(random).settings, items });
  const names = `the names are ${JSON.stringify(items.map(({ name }) => name))}`;

  const parts = randomItems.map(({ name }) =>
    name.slice(random.integer(0, 1), random.integer(2, 9)),
  );
  for (const q of [...parts, text(), ...pieces]) {
    const { status, body } = await api.get('/items').query({ q });
    const found = Array.isArray(body) ? namesOf(body) : body;
    const wanted = items.filter(({ name }) => fold(name).includes(fold(q)));
    const expected = namesOf(wanted);
    const about = { request: `GET /items, ${names}`, q };
    expectFacts(about, { status, found }, { status: 200, found: expected });
  }
  for (const item of items) {
    const { status, body } = await api.get(`/items/${encodeURIComponent(item.id)}`);
    const about = { request: 'GET /items/:id', id: item.id };
    expectFacts(about, { status, body }, { status: 200, body: item });
  }
  // Where SQL is read as text it ends at this character, and inside a quoted string it is an error.
  const nul = await api.get(`/items?q=${random.word(8)}%00`);
  expectFacts({ request: 'GET /items', q: '…\\0' }, { status: nul.status }, { status: 200 });
  const { status } = await api.get(`/items/${random.word(8)}%00`);
  expectFacts({ request: 'GET /items/:id', id: '…\\0' }, { status }, { status: 404 });
});

criterion('fix-stops-attack', async ({ exploit, serve, random }) => {
  const { settings, anna, doorCode } = openCatalogue(random);
  const [vulnerable, mended] = await Promise.all([exploit.vulnerable(settings), serve(settings)]);
  const [loot, nothing] = await Promise.all([
    exploit.attack({ url: vulnerable.url, member: anna.name }),
    // An attack that finds its way barred may well throw.
    exploit.attack({ url: mended.url, member: anna.name }).catch(String),
  ]);
  const stolen = JSON.stringify(nothing);
  const takenFromYours = [anna.pin, doorCode].filter((secret) => stolen.includes(secret));
  expect({ fromTheVulnerableApp: loot, takenFromYours }).toEqual({
    fromTheVulnerableApp: { pin: anna.pin, doorCode },
    takenFromYours: [],
  });
});
