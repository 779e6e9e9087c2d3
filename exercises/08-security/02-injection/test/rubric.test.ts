import { join } from 'node:path';
import { expect, rubric } from '@course/rubric';
import { asText, expectFacts, MANUALS, openCatalogue, withOneSpelling } from './catalogue.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('attack-takes-pin', async ({ exploit, random }) => {
  const { settings, anna } = openCatalogue(random);
  const { url } = await exploit.vulnerable(settings);
  const loot = await exploit.attack({ url, member: anna.name });
  expect(loot).toMatchObject({ pin: anna.pin });
});

criterion('attack-takes-door-code', async ({ exploit, random }) => {
  const { settings, anna, doorCode } = openCatalogue(random);
  const { url } = await exploit.vulnerable(settings);
  const loot = await exploit.attack({ url, member: anna.name });
  expect(loot).toMatchObject({ doorCode });
});

criterion('sql-is-data', async ({ serve, random }) => {
  const { settings } = openCatalogue(random);
  const { api } = await serve(settings);
  const allPins = 'UNION SELECT name, pin, 0 FROM members';

  for (const q of [`%' ${allPins} --`, "nothing' OR '1'='1", "x' OR 1=1 --"]) {
    const { status, body } = await api.get('/items').query({ q });
    expectFacts({ request: 'GET /items', q }, { status, body }, { status: 200, body: [] });
  }
  const isSql = [`0 ${allPins}`, '0 OR 1=1', '(SELECT 150)', 'deposit', 'forty'];
  // JavaScript's Number reads all of these as numbers.
  const isNumber = ['', ' 40', '40 ', '+40', '-5', '4.5', '1e2', '0x10', '1234567890'];
  for (const upTo of [...isSql, ...isNumber]) {
    const { status } = await api.get('/items').query({ upTo });
    expectFacts({ request: 'GET /items', upTo }, { status }, { status: 400 });
  }
  for (const id of ["x' OR '1'='1", `x' ${allPins} --`]) {
    for (const path of ['/items/:id', '/items/:id/label']) {
      const { status } = await api.get(path.replace(':id', encodeURIComponent(id)));
      expectFacts({ request: `GET ${path}`, id }, { status }, { status: 404 });
    }
  }
});

criterion('searches-literally', async ({ serve, random }) => {
  const names = [
    '100% wool',
    '100 wool',
    'tent_2',
    'tent 2',
    "Anna's",
    'a\\b',
    '"x"',
    'Union Jack',
    'Äyriäinen',
    'äyskäri',
  ];
  const items = names.map((name, index) => ({ id: `i-${index}`, name, deposit: 10 }));
  const { api } = await serve({ ...openCatalogue(random).settings, items });
  const wanted = {
    '100%': ['100% wool'],
    t_2: ['tent_2'],
    "a's": ["Anna's"],
    '\\': ['a\\b'],
    '"x"': ['"x"'],
    'union j': ['Union Jack'],
    // Only a–z have two cases here.
    Äy: ['Äyriäinen'],
    ÄY: ['Äyriäinen'],
    äy: ['äyskäri'],
    '--': [],
  };
  for (const [q, expected] of Object.entries(wanted)) {
    const { status, body } = await api.get('/items').query({ q });
    const found = Array.isArray(body) ? body.map(({ name }) => name) : body;
    const about = { request: 'GET /items', q };
    expectFacts(about, { status, found }, { status: 200, found: expected });
  }
});

criterion('sort-from-a-list', async ({ serve, random }) => {
  const { settings } = openCatalogue(random);
  const { api } = await serve(settings);
  const isAllowed = ['name', '-name', 'deposit', '-deposit'];
  const isNot = [
    'id',
    'name, deposit',
    'name DESC',
    "CASE WHEN (SELECT pin FROM members WHERE name = 'Anna') < '5' THEN name ELSE deposit END",
    '1',
    '--name',
    '',
    'constructor',
    '__proto__',
  ];
  for (const sort of [...isAllowed, ...isNot]) {
    const { status } = await api.get('/items').query({ sort });
    const expected = { status: isAllowed.includes(sort) ? 200 : 400 };
    expectFacts({ request: 'GET /items', sort }, { status }, expected);
  }
});

criterion('stays-in-folder', async ({ serve, random }) => {
  const { settings, place, doorCode, safeCode } = openCatalogue(random);
  const { api } = await serve(settings);
  const doorFile = join(place, 'manuals-staff', 'door-code.txt');
  const outside = [
    '..%2Fsafe.txt',
    '..%2Fmanuals-staff%2Fdoor-code.txt',
    '%2e%2e%2fmanuals-staff%2fdoor-code.txt',
    'boats%2F..%2F..%2Fmanuals-staff%2Fdoor-code.txt',
    '..%252Fmanuals-staff%252Fdoor-code.txt',
    '%252e%252e%252fmanuals-staff%252fdoor-code.txt',
    // What is left of these when `../` is cut out once is `../`.
    '....%2F%2Fmanuals-staff%2Fdoor-code.txt',
    '..%5Cmanuals-staff%5Cdoor-code.txt',
    // Absolute paths.
    encodeURIComponent(doorFile),
    encodeURIComponent(encodeURIComponent(doorFile)),
    // No file at all.
    'drill.txt%00',
    'boats',
  ];
  await api.get('/manuals/drill.txt').expect(200);
  for (const path of outside) {
    const { status, text } = await api.get(`/manuals/${path}`);
    const gaveAway = [doorCode, safeCode].filter((code) => text.includes(code));
    const about = { request: `GET /manuals/${path}` };
    expectFacts(about, { status, gaveAway }, { status: 404, gaveAway: [] });
  }
});

criterion('label-is-text', async ({ serve, random }) => {
  const nasty = [
    '<img src=x onerror=alert(1)>',
    '" autofocus onfocus="alert(1)',
    "' & '",
    '&lt;b&gt;',
    '</title><script>alert(1)</script>',
  ];
  const [plain, ...items] = ['plainname', ...nasty].map((name, index) => {
    return { id: `i-${index}`, name, deposit: 10 };
  });
  const { api } = await serve({ ...openCatalogue(random).settings, items: [plain, ...items] });
  const labelOf = async (id: string | undefined, note: string): Promise<string> => {
    const { text } = await api.get(`/items/${id}/label`).query({ note }).expect(200);
    return withOneSpelling(text);
  };

  const label = await labelOf(plain?.id, 'plainnote');
  for (const { id, name } of items) {
    const expected = label.replaceAll('plainname', asText(name));
    expectFacts({ name }, { page: await labelOf(id, 'plainnote') }, { page: expected });
  }
  for (const note of nasty) {
    const expected = label.replaceAll('plainnote', asText(note));
    expectFacts({ note }, { page: await labelOf(plain?.id, note) }, { page: expected });
  }
});

criterion('keeps-search', async ({ serve, random }) => {
  const { settings } = openCatalogue(random);
  const { api } = await serve(settings);
  const wanted = {
    '': ['drill', 'kayak', 'paddle', 'tent-a', 'tent-b'],
    '?q=A': ['kayak', 'paddle'],
    '?q=TENT': ['tent-a', 'tent-b'],
    '?upTo=40': ['drill', 'paddle', 'tent-b'],
    '?q=d&upTo=20': ['paddle'],
    '?sort=-name': ['tent-a', 'tent-b', 'paddle', 'kayak', 'drill'],
    '?sort=deposit': ['paddle', 'drill', 'tent-b', 'tent-a', 'kayak'],
    '?sort=-deposit': ['kayak', 'tent-a', 'drill', 'tent-b', 'paddle'],
    '?q=submarine': [],
  };
  for (const [query, expected] of Object.entries(wanted)) {
    const { body } = await api.get(`/items${query}`).expect(200);
    const ids = body.map(({ id }: { id: string }) => id);
    expectFacts({ request: `GET /items${query}` }, { ids }, { ids: expected });
  }
  const drill = { id: 'drill', name: 'Drill', deposit: 40 };
  const found = await api.get('/items?q=drill').expect(200);
  expectFacts({ request: 'GET /items?q=drill' }, { body: found.body }, { body: [drill] });
  const { body } = await api.get('/items/drill').expect(200);
  expectFacts({ request: 'GET /items/drill' }, { body }, { body: drill });
  await api.get('/items/submarine').expect(404);
  for (const twice of ['q=a&q=b', 'upTo=40&upTo=40', 'sort=name&sort=name']) {
    await api.get(`/items?${twice}`).expect(400);
  }
});

criterion('keeps-manuals', async ({ serve, random }) => {
  const { settings } = openCatalogue(random);
  const { api } = await serve(settings);
  for (const [name, expected] of Object.entries(MANUALS)) {
    const path = name.split('/').map(encodeURIComponent).join('/');
    const { status, text, headers } = await api.get(`/manuals/${path}`);
    const type = headers['content-type']?.split(';')[0];
    const about = { request: `GET /manuals/${path}` };
    expectFacts(about, { status, type, text }, { status: 200, type: 'text/plain', text: expected });
  }
  await api.get('/manuals/submarine.txt').expect(404);
});

criterion('keeps-label', async ({ serve, random }) => {
  const { settings } = openCatalogue(random);
  const { api } = await serve(settings);
  const { text, headers } = await api.get('/items/kayak/label?note=Leave it dry.').expect(200);
  const tells = ['<h1>Kayak</h1>', '150', 'value="Leave it dry."'].filter((part) =>
    text.includes(part),
  );
  expect({ type: headers['content-type']?.split(';')[0], tells }).toEqual({
    type: 'text/html',
    tells: ['<h1>Kayak</h1>', '150', 'value="Leave it dry."'],
  });
  await api.get('/items/kayak/label').expect(200);
  await api.get('/items/kayak/label?note=a&note=b').expect(400);
  await api.get('/items/submarine/label').expect(404);
});
