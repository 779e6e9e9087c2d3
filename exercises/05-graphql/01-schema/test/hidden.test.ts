import { expect, rubric } from '@course/rubric';
import { ask, dayNumber, refusal, refused } from './support.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

interface Operation {
  query: string;
  variables?: Record<string, unknown>;
}

const CATEGORIES = ['TOOL', 'CAMERA', 'BOAT'];
const DAYS = ['1918-12-31', '1970-01-02', '2000-02-29'];

criterion('any-library', async ({ serve, random }) => {
  // Every library has each kind of fault, in random places, and what can be seen has each day.
  const kinds = random.shuffle([
    ...[...DAYS, null].map((boughtOn) => ({ boughtOn, fault: null })),
    ...['workshop', 'record'].flatMap((fault) =>
      random.shuffle([random.pick(DAYS), null]).map((boughtOn) => ({ boughtOn, fault })),
    ),
  ]);
  const things = kinds.map(({ boughtOn, fault }, at) => {
    const name = random.word(7);
    return {
      id: `${name}-${at}`,
      name,
      category: CATEGORIES[at % CATEGORIES.length],
      // Neighbours that a JavaScript number cannot tell apart.
      tag: String(2n ** 60n + BigInt(at)),
      boughtOn,
      // Nobody has looked at what was bought on the first day.
      condition: boughtOn === DAYS[0] ? null : random.word(5),
      fault,
    };
  });
  const { api } = await serve({
    things: things.map((thing) => ({
      ...thing,
      boughtOn: thing.boughtOn && dayNumber(thing.boughtOn),
    })),
  });

  const fields = 'id name category tag boughtOn condition';
  const seen = ({ fault, condition, ...thing }: (typeof things)[number]) =>
    fault === 'record' ? null : { ...thing, condition: fault === 'workshop' ? null : condition };
  const failures = (given: typeof things, field: string) =>
    given.flatMap(({ fault }, at) => {
      if (fault === 'record') return [`${field}.${at}`];
      return fault === 'workshop' ? [`${field}.${at}.condition`] : [];
    });

  const wanted = random.shuffle(things);
  const bundle = await ask(api, `query ($ids: [ID!]!) { bundle(ids: $ids) { ${fields} } }`, {
    ids: wanted.map(({ id }) => id),
  });
  expect(bundle).toEqual({
    data: { bundle: wanted.map(seen) },
    failed: failures(wanted, 'bundle').toSorted(),
  });

  for (const category of CATEGORIES) {
    const listed = await ask(api, `query ($of: Category) { items(category: $of) { ${fields} } }`, {
      of: category,
    });
    const fitting = things.filter((it) => it.category === category && it.fault !== 'record');
    expect({ category, ...listed }).toEqual({
      category,
      data: { items: fitting.map(seen) },
      failed: failures(fitting, 'items').toSorted(),
    });
  }

  for (const thing of things.filter(({ fault }) => fault !== 'record')) {
    const byTag = await ask(api, `{ itemByTag(tag: ${thing.tag}) { id tag } }`);
    expect(byTag).toEqual({
      data: { itemByTag: { id: thing.id, tag: thing.tag } },
      failed: [],
    });
  }
});

criterion('one-meaning', async ({ api, random }) => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const year = random.integer(1900, 2199);
  const month = random.integer(1, 12);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();

  const good = `${year}-${two(month)}-${two(lastDay)}`;
  const leapDay = `${4 * random.integer(476, 524)}-02-29`;
  // Each with an item of its own: it is reserved for all days that follow.
  for (const [day, itemId] of [[good, '4'] as const, [leapDay, '3'] as const]) {
    for (const [way, { query, variables }] of Object.entries(waysIn(day, itemId))) {
      const { data, failed } = await ask(api, query, variables);
      const answered = data ? Object.keys(data).length : 0;
      expect({ way, day, failed, answered }).toEqual({ way, day, failed: [], answered: 1 });
    }
  }

  const bad = [
    `${year}-02-30`,
    // Neither these years have this day, as 400 does not divide them, nor does 4 divide the next.
    `${random.pick([1700, 1800, 1900, 2100, 2200])}-02-29`,
    `${4 * random.integer(480, 500) + random.integer(1, 3)}-02-29`,
    `${year}-${two(month)}-${two(lastDay + 1)}`,
    `${year}-${two(random.integer(13, 99))}-01`,
    `${year}-${two(month)}-00`,
    `${year}${two(month)}01`,
    `${good} `,
    `${good}T12:00:00+02:00`,
    random.word(10),
  ];
  for (const value of random.shuffle(bad)) {
    for (const { query, variables } of Object.values(waysIn(value))) {
      expect(await refusal(api, query, variables)).toEqual(refused(query, variables));
    }
  }
});

/** The same day as a literal, as a variable, as a variable's default, and inside of an input. */
function waysIn(day: string, itemId = '4'): Record<string, Operation> {
  const text = JSON.stringify(day);
  return {
    literal: { query: `{ items(freeOn: ${text}) { id } }` },
    variable: { query: 'query ($d: Day) { items(freeOn: $d) { id } }', variables: { d: day } },
    default: { query: `query ($d: Day = ${text}) { items(freeOn: $d) { id } }` },
    input: {
      query: `mutation ($d: Day!) {
        reserve(input: { itemId: "${itemId}", from: $d, to: "9999-12-31" }) { reservation { id } }
      }`,
      variables: { d: day },
    },
  };
}
