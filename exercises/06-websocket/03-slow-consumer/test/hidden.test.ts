import { expect, rubric } from '@course/rubric';
import {
  incompressible,
  nextNumber,
  numbersUpTo,
  publish,
  publishUntil,
  SETTINGS,
  upTo,
} from './feed.ts';

const MIB = 1024 * 1024;

const criterion = rubric<typeof import('../src/app.ts')>({ settings: SETTINGS });

criterion('a-nap-is-no-crime', async ({ serve, random }) => {
  const maxBufferedBytes = random.integer(10, 12) * MIB;
  const { api, connect } = await serve({ maxBufferedBytes });
  const reader = await connect('/feed');
  const sleeper = await connect('/feed');

  // More than the operating system keeps, and less than the server may.
  sleeper.socket.pause();
  const heard: number[] = [];
  for (let bytes = 0; bytes < 8 * MIB;) {
    const size = random.integer(100_000, 500_000);
    await publish(api, incompressible(size));
    heard.push(await nextNumber(reader));
    bytes += size;
  }
  sleeper.socket.resume();
  const published = heard.length;
  const nap = { reader: heard, sleeper: await numbersUpTo(sleeper, published) };
  expect({ maxBufferedBytes, ...nap }).toEqual({
    maxBufferedBytes,
    reader: upTo(published),
    sleeper: upTo(published),
  });

  // Having slept once does not help: the next time it is too much.
  sleeper.socket.pause();
  const text = incompressible(random.integer(300_000, 500_000));
  const { receivers } = await publishUntil(api, 1, { listeners: [reader], text, most: 200 });
  expect({ maxBufferedBytes, receivers }).toEqual({ maxBufferedBytes, receivers: 1 });
});

criterion('nothing-piles-up', async ({ api, connect, evaluate, random }) => {
  const timers = async (): Promise<number> =>
    evaluate(() => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length);
  await evaluate(() => {
    const warnings: string[] = [];
    Object.assign(globalThis, { warnings });
    process.on('warning', ({ name, message }) => {
      if (name === 'MaxListenersExceededWarning') warnings.push(message);
    });
  });

  // What is left after a garbage collection: a connection that is kept keeps many objects.
  const objects = async (): Promise<number> =>
    evaluate(async () => {
      const { queryObjects } = await import('node:v8');
      return queryObjects(Object, { format: 'count' });
    });
  const letIn = async (guests: number): Promise<number> => {
    // As many say goodbye as are cut off, or one more.
    const goodbyes = Array.from({ length: guests }, (_, guest) => guest % 2 === 0);
    for (const saysGoodbye of random.shuffle(goodbyes)) {
      const peer = await connect('/feed');
      const text = random.word(8);
      peer.send({ type: 'report', item: 'drill-7', text });
      await peer.next((message: { text?: string }) => message.text === text);
      if (saysGoodbye) await peer.close();
      else peer.terminate();
    }
    const { receivers } = await publishUntil(api, 1, { every: 5 });
    return receivers;
  };

  await connect('/feed');
  // The first ones load what Node and the app load only once.
  await letIn(5);
  const before = { timers: await timers(), objects: await objects() };
  const guests = random.integer(12, 20);
  const receivers = await letIn(guests);
  const timersKept = (await timers()) - before.timers;
  const objectsKept = (await objects()) - before.objects;
  const warnings = await evaluate(() => (globalThis as { warnings?: string[] }).warnings);
  expect({
    guests,
    receivers,
    timersKept: timersKept < 5 ? 'hardly any' : timersKept,
    objectsKept: objectsKept < 5 * guests ? 'hardly any' : objectsKept,
    warnings,
  }).toEqual({
    guests,
    receivers: 1,
    timersKept: 'hardly any',
    objectsKept: 'hardly any',
    // Node warns when one object has gathered more than ten listeners of a kind.
    warnings: [],
  });

  const afterClose = await evaluate(async ({ createApp }, _tools, settings) => {
    const active = (): number =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const atFirst = active();
    const server = createApp(settings);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    return active() - atFirst;
  }, SETTINGS);
  expect({ timersAfterTheServerClosed: afterClose }).toEqual({ timersAfterTheServerClosed: 0 });
});
