import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { expect, rubric } from '@course/rubric';
import { holdRequest } from './held-request.ts';
import { askToStop, eventually, LONG_DRAIN, NO_HURRY, shutdownLog, statusOf } from './shutdown.ts';

const criterion = rubric();

const drill = { item: 'drill', from: '2026-07-01', to: '2026-07-03' };

criterion('still-serves', async ({ program }) => {
  const { api, connect } = await program();
  await api.get('/health').expect(200);
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
  await askToStop(running, 'SIGTERM');
  // The load balancer has not looked at /ready yet: it still sends people here.
  await running.api.get('/health').expect(200);
  await running.api.post('/reservations').send(drill).expect(201);
});

criterion('exits-clean', async ({ program }) => {
  const endAfter = async (signal: NodeJS.Signals): Promise<unknown> => {
    const running = await program(NO_HURRY);
    running.program.signal(signal);
    return running.program.exit();
  };
  const ends = await Promise.all([endAfter('SIGTERM'), endAfter('SIGINT')]);
  expect(ends).toEqual(Array.from({ length: 2 }, () => ({ code: 0, signal: null })));
});

criterion('finishes-work', async ({ program }) => {
  const running = await program(NO_HURRY);
  const kayak = await holdRequest(running.url, 'kayak');
  await askToStop(running, 'SIGTERM');
  expect(await kayak.finish()).toMatchObject({ status: 201, body: { item: 'kayak' } });
});

criterion('closes-the-door', async ({ program }) => {
  const running = await program({ ...NO_HURRY, DRAIN_DELAY_MS: '30' });
  const kayak = await holdRequest(running.url, 'kayak');
  running.program.signal('SIGTERM');
  expect(await eventually(running, async () => statusOf(running, '/health'), 'refused')).toBe(
    'refused',
  );
  // A dead program refuses as well: this one is still at work.
  expect(await kayak.finish()).toMatchObject({ status: 201 });
});

criterion('frees-connections', async ({ program }) => {
  const running = await program(NO_HURRY);
  const agent = new Agent({ keepAlive: true });
  const kayak = await holdRequest(running.url, 'kayak', agent);
  // A second connection, which has had its answer and waits for the next request.
  const [response] = await once(get(`${running.url}/health`, { agent }), 'response');
  await text(response);

  await askToStop(running, 'SIGTERM');
  expect(await kayak.finish()).toMatchObject({ status: 201, connection: 'close' });
  // Both would live on for more than a minute, and the program with them.
  expect(await running.program.exit()).toEqual({ code: 0, signal: null });
});

criterion('says-goodbye', async ({ program }) => {
  const running = await program(NO_HURRY);
  const viewers = await Promise.all([running.connect('/live'), running.connect('/live')]);
  running.program.signal('SIGTERM');
  const closings = await Promise.all(viewers.map(async (viewer) => viewer.closed()));
  expect(closings.map(({ code }) => code)).toEqual([1001, 1001]);
});

criterion('hard-deadline', async ({ program }) => {
  const running = await program({ DRAIN_DELAY_MS: '0', SHUTDOWN_DEADLINE_MS: '100' });
  const stuck = await holdRequest(running.url, 'kayak');
  const asked = performance.now();
  running.program.signal('SIGTERM');
  expect(await running.program.exit()).toEqual({ code: 1, signal: null });
  // Not before the deadline either, up to the precision of timers.
  expect(performance.now() - asked).toBeGreaterThan(90);
  expect(await stuck.outcome()).toBe('cut');
});

criterion('one-shutdown', async ({ program }) => {
  const running = await program(NO_HURRY);
  const kayak = await holdRequest(running.url, 'kayak');
  const canoe = await holdRequest(running.url, 'canoe');
  await askToStop(running, 'SIGTERM');
  running.program.signal('SIGTERM');
  // The program has met this second signal by the time it has answered one request and then another.
  expect(await kayak.finish()).toMatchObject({ status: 201 });
  expect(await canoe.finish()).toMatchObject({ status: 201 });
  expect(await running.program.exit()).toEqual({ code: 0, signal: null });
  expect(shutdownLog(running)).toMatchObject([
    { event: 'shutdown-started', signal: 'SIGTERM' },
    { event: 'shutdown-finished', code: 0 },
  ]);
});
