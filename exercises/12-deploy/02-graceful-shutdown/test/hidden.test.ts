import { Agent } from 'node:http';
import { expect, rubric } from '@course/rubric';
import { holdRequest } from './held-request.ts';
import {
  askToStop,
  closeCodeOf,
  endOf,
  NO_HURRY,
  shutdownLog,
  untilDoorCloses,
} from './shutdown.ts';

const criterion = rubric();

criterion('any-crowd', async ({ program, random }) => {
  const running = await program(NO_HURRY);
  const many = <Thing>(make: () => Promise<Thing>): Promise<Thing[]> =>
    Promise.all(Array.from({ length: random.integer(2, 5) }, make));
  const agent = new Agent({ keepAlive: true });
  const viewers = await many(async () => running.connect('/live'));
  const requests = await many(async () => {
    const item = random.word(8);
    return { item, held: await holdRequest(running.url, item, agent) };
  });

  await askToStop(running, 'SIGTERM');
  // From then on no answer keeps its connection.
  await untilDoorCloses(running);
  for (const { item, held } of random.shuffle(requests)) {
    const answerToHeldRequest = await held.finish();
    expect({ answerToHeldRequest }).toMatchObject({
      answerToHeldRequest: { status: 201, connection: 'close', body: { item } },
    });
  }
  const closeCodes = await Promise.all(viewers.map(closeCodeOf));
  expect({ closeCodes }).toEqual({ closeCodes: viewers.map(() => 1001) });
  const end = await endOf(running);
  expect({ end }).toEqual({ end: { code: 0, signal: null } });
});

criterion('silent-peer', async ({ program, random }) => {
  const deadline = random.integer(60, 120);
  const running = await program({ DRAIN_DELAY_MS: '0', SHUTDOWN_DEADLINE_MS: `${deadline}` });
  const viewer = await running.connect('/live');
  // A phone in a tunnel: it never reads the goodbye, and never answers it.
  viewer.socket.pause();
  running.program.signal('SIGTERM');
  const end = await endOf(running);
  expect({ end }).toEqual({ end: { code: 1, signal: null } });
  const lastOfLog = shutdownLog(running).at(-1);
  expect({ lastOfLog }).toMatchObject({ lastOfLog: { event: 'shutdown-finished', code: 1 } });
});
