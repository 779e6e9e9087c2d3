import { expect, rubric } from '@course/rubric';
import {
  pay,
  payments,
  repeated,
  send,
  tally,
  untilStill,
  whileNobodyPays,
  withTrouble,
} from './payments.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

criterion('any-traffic', async ({ api, serve, database, random }) => {
  const { api: other } = await serve({});
  // Put together, some members and keys read the same.
  const members = ['an', 'anna', random.word(5)];
  const keys = ['na-1', '-1', random.word(8), `${random.word(3)} "%' ${random.word(3)}`];
  const amount = random.integer(1, 999_999);
  const purpose = `a${random.word(9)} €`;
  const orders = [
    { purpose, amount },
    { purpose, amount: amount + 1 },
    { purpose: `b${random.word(9)} €`, amount },
  ];
  const draw = () => ({
    app: random.pick([api, other]),
    member: random.pick(members),
    key: random.pick(keys),
    order: random.pick(orders),
    isValid: random.integer(1, 8) > 1,
    breaks: random.integer(1, 8) === 1,
  });

  // First one that fails, is tried again, and repeated at both apps; then two whose member and key
  // read the same; then whatever comes.
  const first = { ...draw(), isValid: true, breaks: false };
  const variants = [
    { ...first, breaks: true },
    first,
    { ...first, app: api },
    { ...first, app: other },
    ...orders.map((order) => ({ ...first, order })),
    ...members.map((member) => ({ ...first, member })),
    { ...first, member: 'an', key: 'na-1' },
    { ...first, member: 'anna', key: '-1' },
  ];
  /** What each member has done with each key, and what came of it. */
  const done = new Map<string, { order: object; answer: ReturnType<typeof repeated> }>();
  const made: string[] = [];
  for (const turn of [...variants, ...Array.from({ length: 40 }, draw)]) {
    const { app, member, key, order, isValid, breaks } = turn;
    const sent = isValid ? order : { ...order, amount: 0.5 };
    const request = async () => pay(app, member, key, sent);
    const response = await (breaks ? withTrouble(database, 'at the COMMIT', request) : request());

    const pair = JSON.stringify([member, key]);
    const before = done.get(pair);
    const expected = (): object => {
      if (!isValid) return { status: 400 };
      if (!before) return { status: breaks ? 500 : 201 };
      return before.order === order ? before.answer : { status: 422 };
    };
    const asked = { member, key, sent, before: before ?? 'nothing', breaks };
    expect({ asked, answer: repeated(response) }).toEqual({
      asked,
      answer: expect.objectContaining(expected()),
    });
    if (response.status !== 201 || before) continue;
    done.set(pair, { order, answer: repeated(response) });
    made.push(`${member}: ${order.purpose}, ${order.amount}`);
  }
  expect(await payments(database)).toEqual(made);
});

criterion('any-crowd', async ({ api, database, random }) => {
  const keys = [random.word(6), random.word(7)];
  const members = [random.word(4), random.word(5)];
  // Each member with each key wants something else, six times at once.
  const intentions = members.flatMap((member) =>
    keys.map((key) => ({
      member,
      key,
      order: { purpose: random.word(10), amount: random.integer(1, 9999) },
    })),
  );
  const crowd = random.shuffle(intentions.flatMap((each) => Array.from({ length: 6 }, () => each)));
  const requests = await whileNobodyPays(database, async () => {
    const all = crowd.map(({ member, key, order }) => send(pay(api, member, key, order)));
    await untilStill(database, all);
    return all;
  });
  const answers = await Promise.all(requests);

  for (const intention of intentions) {
    const mine = answers.filter((_, index) => crowd[index] === intention);
    const others = mine.filter(({ status }) => status !== 201 && status !== 409);
    const { member, key, order } = intention;
    const now = repeated(await pay(api, member, key, order));
    const paidAnswers = mine.filter(({ status }) => status === 201);
    expect({
      intention,
      others: tally(others),
      answers: [...new Set(paidAnswers.map(({ text }) => text))],
    }).toEqual({ intention, others: {}, answers: [now.text] });
  }
  const wanted = intentions.map(
    ({ member, order }) => `${member}: ${order.purpose}, ${order.amount}`,
  );
  expect((await payments(database)).toSorted()).toEqual(wanted.toSorted());
});
