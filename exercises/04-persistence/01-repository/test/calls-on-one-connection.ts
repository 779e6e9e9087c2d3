import type { Pool } from 'pg';

type Module = typeof import('../src/repository.ts');

/** What a scenario gets beside the student's module. */
interface Tools {
  pool?: unknown;
  sleep: (milliseconds: number) => Promise<void>;
}

/** An item to be added. */
interface NewItem {
  tag: string;
  name: string;
  depositCents: number;
}

/**
 * A scenario: calls of each kind, one after another, on a pool of a single connection.
 *
 * @returns what became of each, and how many connections did not come back
 */
export async function callsOnOneConnection(
  { createRepository }: Module,
  { sleep, ...tools }: Tools,
  { drill, kayak }: { drill: NewItem; kayak: NewItem },
) {
  const pool = tools.pool as Pool;
  // One connection: whoever keeps it, or needs a second one, lets the next one wait for ever.
  pool.options.max = 1;
  const repository = createRepository(pool);
  const outcomeOf = async (change: Promise<unknown>) =>
    change.then(
      () => 'done',
      ({ name, reason, code, message }: Error & { reason?: string; code?: string }) =>
        [name, reason ?? code ?? message].join(' '),
    );
  const loan = {
    itemId: '',
    borrower: 'anna',
    lentAt: new Date('2027-07-05T10:00:00Z'),
    dueOn: '2027-07-12',
  };
  const calls = {
    'the first list': async () => {
      const [added] = await repository.addItems([drill]);
      loan.itemId = added?.id ?? '';
    },
    'a tag that is there': async () => repository.addItems([kayak, drill]),
    'a good list': async () => repository.addItems([kayak]),
    'no name': async () => repository.addItems([{ ...kayak, name: '' }]),
    'a loan': async () => repository.lend(loan),
    'the same again': async () => repository.lend(loan),
    'an unknown item': async () => repository.lend({ ...loan, itemId: '987654321' }),
    'a search': async () => repository.searchItems(''),
  };
  const outcomes: Record<string, unknown> = {};
  for (const [name, call] of Object.entries(calls)) {
    const patience = sleep(2000).then(() => 'no connection came back');
    outcomes[name] = await Promise.race([outcomeOf(call()), patience]);
    // All that follow would wait as well.
    if (outcomes[name] === 'no connection came back') break;
  }
  return { ...outcomes, 'connections in use': pool.totalCount - pool.idleCount };
}
