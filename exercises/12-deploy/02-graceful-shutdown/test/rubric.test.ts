import { Agent } from 'node:http';
import { expect, rubric } from '@course/rubric';
import { holdRequest } from './held-request.ts';
import {
  answeredConnection,
  connectionAfter,
  fateOf,
  unusedConnection,
} from './idle-connection.ts';
import {
  askToStop,
  closeCodeOf,
  endOf,
  eventually,
  LONG_DRAIN,
  NO_HURRY,
  shutdownLog,
  statusOf,
  untilDoorCloses,
} from './shutdown.ts';

const criterion = rubric();

/** How a program ends that has done all its work. */
const CLEAN = { code: 0, signal: null };

/** How it ends when something had to be cut off. */
const CUT_OFF = { code: 1, signal: null };

const drill = { item: 'drill', from: '2026-07-01', to: '2026-07-03' };

criterion('still-serves', async ({ program }) => {
  const { url, api, connect } = await program();
  await api.get('/health').expect(200);
  // Nobody has asked the program to stop yet, so a connection is kept for the next request.
  const agent = new Agent({ keepAlive: true });
  const first = await answeredConnection(url, agent);
  const second = await answeredConnection(url, agent);
  agent.destroy();
  const nextRequest = second === first ? 'on the same connection' : 'on another connection';
  expect({ nextRequest }).toEqual({ nextRequest: 'on the same connection' });
  const live = await connect('/live');
  await api.post('/reservations').send({ item: 'drill' }).expect(400);
  const { body } = await api.post('/reservations').send(drill).expect(201);
  expect(await live.next()).toEqual({ type: 'reserved', reservation: body });
});

criterion('readiness-falls', async ({ program }) => {
  const running = await program(LONG_DRAIN);
  await running.api.get('/ready').expect(200);
  running.program.signal('SIGTERM');
  expect(await eventually(running, async () => statusOf(running, '/ready'), 503)).toBe(503);
});

criterion('stays-alive', async ({ program }) => {
  const running = await program(LONG_DRAIN);
  const agent = new Agent({ keepAlive: true });
  const live = await running.connect('/live');
  const kept = await answeredConnection(running.url, agent);
  await askToStop(running, 'SIGTERM');
  // The load balancer has not looked at /ready yet: it still sends people here.
  await running.api.get('/health').expect(200);
  const { body } = await running.api.post('/reservations').send(drill).expect(201);
  // What was open before still serves: it is closed when the door is.
  expect(await live.next()).toEqual({ type: 'reserved', reservation: body });
  const used = await answeredConnection(running.url, agent).catch(() => 'none: it was cut');
  agent.destroy();
  const nextRequest = used === kept ? 'on the same connection' : 'on another connection';
  expect({ nextRequest }).toEqual({ nextRequest: 'on the same connection' });
});

criterion('exits-clean', async ({ program }) => {
  const endAfter = async (signal: NodeJS.Signals): Promise<unknown> => {
    const running = await program(NO_HURRY);
    running.program.signal(signal);
    return endOf(running);
  };
  const [afterSigterm, afterSigint] = await Promise.all([endAfter('SIGTERM'), endAfter('SIGINT')]);
  expect({ afterSigterm, afterSigint }).toEqual({ afterSigterm: CLEAN, afterSigint: CLEAN });
});

criterion('finishes-work', async ({ program }) => {
  const running = await program(NO_HURRY);
  const kayak = await holdRequest(running.url, 'kayak');
  await askToStop(running, 'SIGTERM');
  // Whoever cuts off what is in flight does it then.
  await untilDoorCloses(running);
  const answerToHeldRequest = await kayak.finish();
  expect({ answerToHeldRequest }).toMatchObject({
    answerToHeldRequest: { status: 201, body: { item: 'kayak' } },
  });
});

criterion('closes-the-door', async ({ program }) => {
  const running = await program({ ...NO_HURRY, DRAIN_DELAY_MS: '30' });
  const kayak = await holdRequest(running.url, 'kayak');
  running.program.signal('SIGTERM');
  const newcomer = async (): Promise<unknown> => statusOf(running, '/health');
  const newConnection = await eventually(running, newcomer, 'refused');
  expect({ newConnection }).toEqual({ newConnection: 'refused' });
  // A dead program refuses as well: this one is still at work.
  const answerToHeldRequest = await kayak.finish();
  expect({ answerToHeldRequest }).toMatchObject({ answerToHeldRequest: { status: 201 } });
});

criterion('frees-connections', async ({ program }) => {
  const running = await program(NO_HURRY);
  const agent = new Agent({ keepAlive: true });
  const kayak = await holdRequest(running.url, 'kayak', agent);
  const unused = await unusedConnection(running.url);
  const answered = await answeredConnection(running.url, agent);

  await askToStop(running, 'SIGTERM');
  // The idle ones do not wait for the busy one.
  const idleConnections = {
    'has had its answer': await fateOf(answered),
    'has never sent anything': await fateOf(unused),
  };
  expect({ idleConnections }).toEqual({
    idleConnections: { 'has had its answer': 'closed', 'has never sent anything': 'closed' },
  });
  const answerToHeldRequest = await kayak.finish();
  expect({ answerToHeldRequest }).toMatchObject({
    answerToHeldRequest: { status: 201, connection: 'close' },
  });
  // Kept alive, it would live on for more than a minute, and the program with it.
  const end = await endOf(running);
  expect({ end }).toEqual({ end: CLEAN });

  // Whatever the answer says. One that refuses already is the matter of another criterion.
  const draining = await program(LONG_DRAIN);
  await askToStop(draining, 'SIGTERM');
  for (const path of ['/health', '/nothing']) {
    const connection = await connectionAfter(`${draining.url}${path}`, agent);
    expect({ path, connection }).toEqual({
      path,
      connection: expect.stringMatching(/^(close|refused)$/i),
    });
  }
});

criterion('says-goodbye', async ({ program }) => {
  const running = await program(NO_HURRY);
  const viewers = await Promise.all([running.connect('/live'), running.connect('/live')]);
  running.program.signal('SIGTERM');
  const closeCodes = await Promise.all(viewers.map(closeCodeOf));
  expect({ closeCodes }).toEqual({ closeCodes: [1001, 1001] });
});

criterion('hard-deadline', async ({ program }) => {
  const running = await program({ DRAIN_DELAY_MS: '0', SHUTDOWN_DEADLINE_MS: '100' });
  const stuck = await holdRequest(running.url, 'kayak');
  const asked = performance.now();
  running.program.signal('SIGTERM');
  const end = await endOf(running);
  expect({ end }).toEqual({ end: CUT_OFF });
  // Not before the deadline either, up to the precision of timers.
  const waited = Math.round(performance.now() - asked);
  const endedAt = waited > 90 ? 'the deadline' : `${waited} ms`;
  expect({ endedAt }).toEqual({ endedAt: 'the deadline' });
  expect({ heldRequest: await stuck.outcome() }).toEqual({ heldRequest: 'cut' });
});

criterion('deadline-covers-drain', async ({ program }) => {
  const running = await program({ ...LONG_DRAIN, SHUTDOWN_DEADLINE_MS: '100' });
  // There is work to cut off, so no way to end is clean.
  await holdRequest(running.url, 'kayak');
  running.program.signal('SIGTERM');
  const end = await endOf(running);
  expect({ end }).toEqual({ end: CUT_OFF });
});

criterion('one-shutdown', async ({ program }) => {
  const running = await program(NO_HURRY);
  const kayak = await holdRequest(running.url, 'kayak');
  const canoe = await holdRequest(running.url, 'canoe');
  await askToStop(running, 'SIGTERM');
  running.program.signal('SIGTERM');
  running.program.signal('SIGINT');
  // The program has met these signals by the time it has answered one request and then another.
  const afterFurtherSignals = { kayak: await kayak.finish(), canoe: await canoe.finish() };
  expect({ afterFurtherSignals }).toMatchObject({
    afterFurtherSignals: { kayak: { status: 201 }, canoe: { status: 201 } },
  });
  const end = await endOf(running);
  expect({ end }).toEqual({ end: CLEAN });
  expect({ logOfShutdown: shutdownLog(running) }).toMatchObject({
    logOfShutdown: [
      { event: 'shutdown-started', signal: 'SIGTERM' },
      { event: 'shutdown-finished', code: 0 },
    ],
  });

  const interrupted = await program(NO_HURRY);
  interrupted.program.signal('SIGINT');
  await endOf(interrupted);
  expect({ logAfterSigint: shutdownLog(interrupted) }).toMatchObject({
    logAfterSigint: [
      { event: 'shutdown-started', signal: 'SIGINT' },
      { event: 'shutdown-finished', code: 0 },
    ],
  });
});
