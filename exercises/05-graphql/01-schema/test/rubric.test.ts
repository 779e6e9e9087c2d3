import { expect, rubric } from '@course/rubric';
import { CONTRACT } from './contract.ts';
import { ask, describedTypes, refusal, refused } from './support.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

const RESERVE = `mutation ($input: ReserveInput!) {
  reserve(input: $input) { reservation { id item { name } from to days note } }
}`;

criterion('reads-items', async ({ api }) => {
  const items = async (search: string) => {
    const { data } = await ask(api, `{ items${search} { name } }`);
    return (data?.items as { name: string }[] | undefined)?.map(({ name }) => name);
  };
  // The ladder's record is damaged: it is not in the library's list.
  expect(await items('')).toEqual(['Drill', 'Camera', 'Kayak', 'Canoe']);
  expect(await items('(category: BOAT)')).toEqual(['Kayak', 'Canoe']);
  // To a client, null is a way of saying nothing.
  expect(await items('(category: null, freeOn: null)')).toHaveLength(4);

  const read = `query ($id: ID!) { item(id: $id) { id name category condition reservations { id } } }`;
  expect(await ask(api, read, { id: '3' })).toEqual({
    data: {
      item: {
        id: '3',
        name: 'Kayak',
        category: 'BOAT',
        condition: 'a few scratches',
        reservations: [],
      },
    },
    failed: [],
  });
  // Clients may write an ID as a number too; and what is not there is null, which is no error.
  expect(
    await ask(api, '{ a: item(id: 4) { name condition } b: item(id: "none") { name } }'),
  ).toEqual({ data: { a: { name: 'Canoe', condition: null }, b: null }, failed: [] });
});

criterion('describes-itself', async ({ api }) => {
  const described = await describedTypes(api);
  const wrong = Object.entries(CONTRACT).flatMap(([field, type]) => {
    const found = described.get(field) ?? 'nowhere';
    return found === type ? [] : [`${field} should be ${type}, and is ${found}`];
  });
  expect({ wrong }).toEqual({ wrong: [] });
});

criterion('counts-days', async ({ api }) => {
  const days = '{ items { name boughtOn } }';
  expect(await ask(api, days)).toEqual({
    data: {
      items: [
        { name: 'Drill', boughtOn: '2020-03-01' },
        { name: 'Camera', boughtOn: null },
        { name: 'Kayak', boughtOn: '2026-05-01' },
        { name: 'Canoe', boughtOn: '1969-12-31' },
      ],
    },
    failed: [],
  });

  await ask(api, RESERVE, { input: { itemId: '4', from: '2028-02-28', to: '2028-03-01' } });
  const literal = '{ items(category: BOAT, freeOn: "2028-02-29") { name } }';
  const variable = 'query ($day: Day) { items(category: BOAT, freeOn: $day) { name } }';
  // On the day it ends, a reservation is in nobody's way.
  for (const [day, names] of Object.entries({
    '2028-02-29': ['Kayak'],
    '2028-03-01': ['Kayak', 'Canoe'],
  })) {
    const expected = { day, data: { items: names.map((name) => ({ name })) }, failed: [] };
    const asLiteral = await ask(api, literal.replace('2028-02-29', day));
    expect({ day, ...asLiteral }).toEqual(expected);
    const asVariable = await ask(api, variable, { day });
    expect({ day, ...asVariable }).toEqual(expected);
  }

  // JavaScript has traps for early years: some of its functions take 27 for 1927.
  const long = { itemId: '3', from: '0027-07-05', to: '0999-12-31' };
  const { data } = await ask(api, RESERVE, { input: long });
  expect(data).toMatchObject({
    reserve: { reservation: { from: '0027-07-05', to: '0999-12-31', days: 355_195 } },
  });
});

criterion('keeps-tags-exact', async ({ api }) => {
  // The kayak's tag is less by one: as JavaScript numbers they are the same.
  const found = { data: { itemByTag: { name: 'Camera', tag: '9007199254740993' } }, failed: [] };
  expect(await ask(api, '{ itemByTag(tag: "9007199254740993") { name tag } }')).toEqual(found);
  expect(await ask(api, '{ itemByTag(tag: 9007199254740993) { name tag } }')).toEqual(found);
  const variable = 'query ($tag: Tag!) { itemByTag(tag: $tag) { name tag } }';
  expect(await ask(api, variable, { tag: '9007199254740993' })).toEqual(found);

  const largest = { data: { itemByTag: { name: 'Canoe' } }, failed: [] };
  expect(await ask(api, '{ itemByTag(tag: 18446744073709551615) { name } }')).toEqual(largest);
  const small = { data: { itemByTag: null }, failed: [] };
  expect(await ask(api, variable, { tag: 7 })).toEqual(small);
});

criterion('refuses-bad-values', async ({ api }) => {
  const days = (value: string) => `{ items(freeOn: ${value}) { id } }`;
  const tags = (value: string) => `{ itemByTag(tag: ${value}) { id } }`;
  // First what is in order: where nothing is accepted, nothing is refused either.
  const { data } = await ask(
    api,
    `{ items(freeOn: "2028-02-29") { id } itemByTag(tag: 1) { id } }`,
  );
  expect(data).toMatchObject({ itemByTag: null });

  const noDays = [
    '"2027-02-30"',
    '"2027-07-00"',
    '"2027-7-5"',
    '"tomorrow"',
    '""',
    '20574',
    'TODAY',
  ];
  for (const day of noDays) {
    expect(await refusal(api, days(day))).toEqual(refused(days(day)));
  }
  for (const tag of ['-1', '1.5', '"0x10"', '""', '18446744073709551616', 'null', '[1]']) {
    expect(await refusal(api, tags(tag))).toEqual(refused(tags(tag)));
  }
  const asVariable = {
    'query ($v: Day) { items(freeOn: $v) { id } }': ['2027-02-30', '2027-07-05T00:00:00Z', 20574],
    'query ($v: Tag!) { itemByTag(tag: $v) { id } }': [
      '0x10',
      '',
      ' 7 ',
      `${2n ** 64n}`,
      -1,
      1.5,
      2 ** 53,
      true,
    ],
  };
  for (const [query, values] of Object.entries(asVariable)) {
    for (const v of values) expect(await refusal(api, query, { v })).toEqual(refused(query, { v }));
  }
});

criterion('keeps-the-rest', async ({ api }) => {
  // The workshop does not answer for the camera: one field is null, and an error tells where.
  expect(await ask(api, '{ items { name condition } }')).toEqual({
    data: {
      items: [
        { name: 'Drill', condition: 'good as new' },
        { name: 'Camera', condition: null },
        { name: 'Kayak', condition: 'a few scratches' },
        { name: 'Canoe', condition: null },
      ],
    },
    failed: ['items.1.condition'],
  });
  // The ladder's record is damaged, an unknown item is just not there. Both leave the others alone.
  expect(await ask(api, '{ bundle(ids: ["3", "5", "99", "1"]) { name } }')).toEqual({
    data: { bundle: [{ name: 'Kayak' }, null, null, { name: 'Drill' }] },
    failed: ['bundle.1'],
  });
  const several =
    '{ drill: item(id: "1") { name } ladder: item(id: "5") { name } bundle(ids: []) { id } }';
  expect(await ask(api, several)).toEqual({
    data: { drill: { name: 'Drill' }, ladder: null, bundle: [] },
    failed: ['ladder'],
  });
});

criterion('reserves', async ({ api }) => {
  const input = { itemId: '3', from: '2027-06-28', to: '2027-07-05', note: 'for midsummer 🛶' };
  const reservation = { ...input, id: expect.any(String), item: { name: 'Kayak' }, days: 7 };
  const { itemId: _, ...told } = reservation;
  expect(await ask(api, RESERVE, { input })).toEqual({
    data: { reserve: { reservation: told } },
    failed: [],
  });

  // Two reservations in one request: the first cannot be had, and the second is told of all the same.
  const two = `mutation {
    taken: reserve(input: { itemId: "3", from: "2027-07-04", to: "2027-07-10" }) { reservation { id } }
    free: reserve(input: { itemId: "3", from: "2027-07-05", to: "2027-07-10" }) {
      reservation { from note item { reservations { from to } } }
    }
  }`;
  expect(await ask(api, two)).toEqual({
    data: {
      taken: null,
      free: {
        reservation: {
          from: '2027-07-05',
          note: null,
          item: {
            reservations: [
              { from: '2027-06-28', to: '2027-07-05' },
              { from: '2027-07-05', to: '2027-07-10' },
            ],
          },
        },
      },
    },
    failed: ['taken'],
  });

  // What the input type forbids never reaches the library.
  const { to: _to, ...endless } = input;
  const unknownField = { ...input, itemId: '1', colour: 'red' };
  for (const variables of [{ input: { ...endless, itemId: '1' } }, { input: unknownField }]) {
    expect(await refusal(api, RESERVE, variables)).toEqual(refused(RESERVE, variables));
  }
});
