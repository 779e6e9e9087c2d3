import { CONNECTIONS, expect, rubric } from '@course/rubric';
import {
  deposit,
  paid,
  patiently,
  pay,
  payments,
  repeated,
  send,
  tally,
  TROUBLES,
  untilStill,
  whileNobodyPays,
  withTrouble,
  type Trouble,
} from './payments.ts';
import { expectProblem } from './problem.ts';

const criterion = rubric<typeof import('../src/app.ts')>();

const DEPOSIT = 'anna: Deposit for kayak 3, 5000';

criterion('pays-and-lists', async ({ api }) => {
  const first = await paid(pay(api, 'anna', 'key-1'), 'anna');
  const rent = { purpose: 'Rent of kayak 3', amount: 7800 };
  await paid(pay(api, 'anna', 'key-2', rent), 'anna', rent);
  const { body: list } = await api.get('/payments').set('X-Member', 'anna').expect(200);
  expect(list).toMatchObject([deposit, rent]);

  const path = String(first.location);
  const { body: found } = await api.get(path).set('X-Member', 'anna').expect(200);
  expect(found).toEqual(list[0]);
  await expectProblem(api.get(path).set('X-Member', 'ben'), 404);
  await expectProblem(pay(api, 'R2D2', 'key-3'), 400);
});

criterion('refuses-bad-requests', async ({ api, database }) => {
  const noKey = () => api.post('/payments').set('X-Member', 'anna').send(deposit);
  await expectProblem(noKey(), 400);
  await expectProblem(noKey().set('Idempotency-Key', ''), 400);
  await expectProblem(pay(api, 'anna', 'k'.repeat(256)), 400);
  const badOrders = [{ amount: 5000 }, { ...deposit, amount: 0 }, { ...deposit, tip: 1 }];
  for (const order of badOrders) await expectProblem(pay(api, 'anna', 'key-1', order), 400);
  expect(await payments(database)).toEqual([]);

  // A refusal is not remembered: put right, the request passes under the same key.
  await paid(pay(api, 'anna', 'key-1'), 'anna');
  for (const key of ['k', 'k'.repeat(255)]) await paid(pay(api, 'anna', key), 'anna');
  expect(await payments(database)).toEqual([DEPOSIT, DEPOSIT, DEPOSIT]);
});

criterion('replays-answer', async ({ api, database }) => {
  const first = await paid(pay(api, 'anna', 'key-1'), 'anna');
  expect(repeated(await pay(api, 'anna', 'key-1'))).toEqual(first);
  // The same order, written in another way.
  const { purpose, amount } = deposit;
  const written = JSON.stringify({ amount, purpose }, undefined, 2);
  expect(repeated(await pay(api, 'anna', 'key-1', written))).toEqual(first);
  expect(await payments(database)).toEqual([DEPOSIT]);
});

criterion('refuses-other-order', async ({ api, database }) => {
  const first = await paid(pay(api, 'anna', 'key-1'), 'anna');
  await expectProblem(pay(api, 'anna', 'key-1', { ...deposit, purpose: 'Rent' }), 422);
  // More often than the pool has connections.
  for (let turn = 1; turn <= CONNECTIONS + 1; turn += 1) {
    const other = { ...deposit, amount: deposit.amount + turn };
    await expectProblem(pay(api, 'anna', 'key-1', other), 422);
  }
  expect(repeated(await pay(api, 'anna', 'key-1'))).toEqual(first);
  expect(await payments(database)).toEqual([DEPOSIT]);
});

criterion('keys-per-member', async ({ api, database }) => {
  const annas = await paid(pay(api, 'anna', 'key-1'), 'anna');
  const bens = await paid(pay(api, 'ben', 'key-1'), 'ben');
  expect(repeated(await pay(api, 'anna', 'key-1'))).toEqual(annas);
  expect(repeated(await pay(api, 'ben', 'key-1'))).toEqual(bens);
  expect(await payments(database)).toEqual([DEPOSIT, DEPOSIT.replace('anna', 'ben')]);
});

criterion('survives-restart', async ({ api, serve, database }) => {
  const first = await paid(pay(api, 'anna', 'key-1'), 'anna');
  // Another app on the same database, as after a restart, or on another machine.
  const { api: later } = await serve({});
  expect(repeated(await pay(later, 'anna', 'key-1'))).toEqual(first);
  await expectProblem(pay(later, 'anna', 'key-1', { ...deposit, amount: 1 }), 422);
  expect(await payments(database)).toEqual([DEPOSIT]);
});

criterion('in-flight-409', async ({ api, database }) => {
  const [first, second] = await whileNobodyPays(database, async () => {
    const one = send(pay(api, 'anna', 'key-1'));
    await untilStill(database, [one]);
    // The first one cannot end before the second one has its answer, or has waited for too long.
    const two = send(pay(api, 'anna', 'key-1'));
    await patiently(two);
    return [one, two];
  });
  expect(tally([await second])).toEqual({ 409: 1 });

  expect(tally([await first])).toEqual({ 201: 1 });
  expect(repeated(await pay(api, 'anna', 'key-1'))).toEqual(repeated(await first));
  expect(await payments(database)).toEqual([DEPOSIT]);
});

criterion('one-of-fifty', async ({ api, serve, database }) => {
  const { api: other } = await serve({});
  const requests = await whileNobodyPays(database, async () => {
    const all = Array.from({ length: 50 }, (_, index) =>
      send(pay(index % 2 === 0 ? api : other, 'anna', 'key-1')),
    );
    await untilStill(database, all, 2 * CONNECTIONS);
    return all;
  });
  const answers = await Promise.all(requests);

  // Who came while it was being done may have got 409; who came later, the same answer.
  const paidAnswers = answers.filter(({ status }) => status === 201);
  const others = answers.filter(({ status }) => status !== 201 && status !== 409);
  expect({ payments: await payments(database), others: tally(others) }).toEqual({
    payments: [DEPOSIT],
    others: {},
  });
  const last = repeated(await pay(api, 'anna', 'key-1'));
  expect(last.status).toBe(201);
  expect([...new Set(paidAnswers.map(({ text }) => text))]).toEqual([last.text]);
});

criterion('all-or-nothing', async ({ api, database }) => {
  for (const trouble of Object.keys(TROUBLES) as Trouble[]) {
    const before = await payments(database);
    const failed = await withTrouble(database, trouble, async () => pay(api, 'anna', trouble));
    // Had it been paid, or remembered, the client could not set it right.
    expect({ trouble, status: failed.status, payments: await payments(database) }).toEqual({
      trouble,
      status: 500,
      payments: before,
    });
    const first = await paid(pay(api, 'anna', trouble), 'anna');
    expect(repeated(await pay(api, 'anna', trouble))).toEqual(first);
    expect(await payments(database)).toEqual([...before, DEPOSIT]);
  }
});
