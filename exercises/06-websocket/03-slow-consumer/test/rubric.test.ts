import { expect, rubric } from '@course/rubric';
import {
  incompressible,
  liveThrough,
  numbersUpTo,
  publish,
  publishUntil,
  SETTINGS,
  upTo,
} from './feed.ts';
import { untilCut } from './until-cut.ts';

const OPEN = 'open after 14 pings';

const criterion = rubric<typeof import('../src/app.ts')>({ settings: SETTINGS });

criterion('feeds-everybody', async ({ api, connect }) => {
  // The first number is given to an event that nobody hears.
  expect(await publish(api, 'Is anybody there?')).toBe(0);
  const anna = await connect('/feed');
  const ben = await connect('/feed');
  const event = { item: 'kayak-2', text: 'It is back.' };
  const { body } = await api.post('/events').send(event).expect(202);
  expect(body).toEqual({ receivers: 2 });
  ben.send({ type: 'report', item: 'drill-7', text: 'It smells.', number: 99, by: 'ben' });

  const first = { type: 'event', number: 2, ...event };
  const second = { type: 'event', number: 3, item: 'drill-7', text: 'It smells.' };
  const heard = {
    anna: [await anna.next(), await anna.next()],
    ben: [await ben.next(), await ben.next()],
  };
  expect(heard).toEqual({ anna: [first, second], ben: [first, second] });

  // Who comes later hears what happens from then on.
  const carol = await connect('/feed');
  expect(await publish(api, 'Mended.')).toBe(3);
  expect(await carol.next()).toEqual({
    type: 'event',
    number: 4,
    item: 'drill-7',
    text: 'Mended.',
  });
});

criterion('answers-bad-messages', async ({ connect }) => {
  const anna = await connect('/feed');
  const dora = await connect('/feed');
  const bad: Record<string, unknown> = {
    'no JSON': 'hello',
    'half of a JSON text': '{"type":"report"',
    'an empty text': '',
    null: null,
    'a list': [],
    'an unknown type': { type: 'shout', item: 'drill-7', text: 'Hello!' },
    'no type': { item: 'drill-7', text: 'Hello!' },
    'no item': { type: 'report', text: 'Hello!' },
    'an empty item': { type: 'report', item: '', text: 'Hello!' },
    'a number for a text': { type: 'report', item: 'drill-7', text: 7 },
  };
  for (const [sent, message] of Object.entries(bad)) {
    anna.send(message);
    const { type: answer } = await anna.next<{ type: string }>();
    expect({ sent, answer }).toEqual({ sent, answer: 'error' });
  }

  // It would be a right message, were it text.
  const ben = await connect('/feed');
  ben.send(Buffer.from(JSON.stringify({ type: 'report', item: 'drill-7', text: 'Hello!' })));
  // This one is right, and comes too late: it gets no number.
  ben.send({ type: 'report', item: 'drill-7', text: 'I have not read your goodbye.' });
  expect({ 'a binary message': await ben.closed() }).toMatchObject({
    'a binary message': { code: 1003 },
  });
  const carol = await connect('/feed');
  carol.socket.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false });
  expect({ 'text that is no UTF-8': await carol.closed() }).toMatchObject({
    'text that is no UTF-8': { code: 1007 },
  });

  anna.send({ type: 'report', item: 'drill-7', text: 'Sorry!' });
  const sorry = { type: 'event', number: 1, text: 'Sorry!' };
  expect(await anna.next()).toMatchObject(sorry);
  // Somebody who has sent nothing hears of none of it before that.
  expect({ dora: await dora.next() }).toMatchObject({ dora: sorry });
});

criterion('limits-messages', async ({ connect }) => {
  const anna = await connect('/feed');
  const ben = await connect('/feed');
  const empty = JSON.stringify({ type: 'report', item: 'drill-7', text: '' });
  const text = 'x'.repeat(SETTINGS.maxMessageBytes - empty.length);
  anna.send({ type: 'report', item: 'drill-7', text });
  expect(await anna.next()).toMatchObject({ type: 'event', number: 1, text });

  anna.send({ type: 'report', item: 'drill-7', text: `${text}x` });
  expect({ anna: await anna.closed() }).toMatchObject({ anna: { code: 1009 } });
  ben.send({ type: 'report', item: 'drill-7', text: 'I am still here.' });
  expect(await numbersUpTo(ben, 2)).toEqual([1, 2]);
});

criterion('forgets-the-gone', async ({ api, connect }) => {
  const anna = await connect('/feed');
  const ben = await connect('/feed');
  const carol = await connect('/feed');
  const dora = await connect('/feed');
  expect(await publish(api, 'Hello!')).toBe(4);

  await ben.close();
  carol.terminate();
  // She sends what is no UTF-8, for which the server says goodbye, and never reads that.
  dora.socket.pause();
  dora.socket.send(Buffer.from([0xff]), { binary: false });
  const { receivers, published } = await publishUntil(api, 1, { every: 5 });
  expect({ receivers }).toEqual({ receivers: 1 });
  // What was sent to nobody in between has harmed nobody.
  expect(await numbersUpTo(anna, published + 1)).toEqual(upTo(published + 1));
});

criterion('cuts-the-silent', async ({ serve }) => {
  const { api, connect } = await serve({ pingMs: 50, silenceMs: 300 });
  // As when the network died: the socket looks open, and no ping is ever answered.
  const peer = await connect('/feed');
  const { outcome } = await liveThrough(peer, 12, () => false);
  expect(outcome).toBe('closed with 1006');
  expect(await publish(api, 'Is there anybody?')).toBe(0);
});

criterion('keeps-the-living', async ({ serve }) => {
  const { api, connect } = await serve({ pingMs: 40, silenceMs: 450 });
  // On a bad network some pongs are lost; 14 pings take longer than the silence that is allowed.
  const live = async () => {
    const peer = await connect('/feed');
    return { peer, life: await liveThrough(peer, 14, (ping) => ping % 2 === 0) };
  };
  let { peer, life } = await live();
  // A computer that stood still may have cut a peer that did answer: that says nothing of the code.
  for (let again = 0; again < 9 && life.outcome !== OPEN && life.longestGap > 180; again += 1) {
    ({ peer, life } = await live());
  }
  expect(life.outcome).toBe(OPEN);
  expect(await publish(api, 'Hello!')).toBe(1);
  expect(await numbersUpTo(peer, 1)).toEqual([1]);
});

criterion('cuts-the-slow', async ({ api, connect, evaluate }) => {
  const anna = await connect('/feed');
  const ben = await connect('/feed');
  const slow = await connect('/feed');
  // It stays connected, and does not read. What is sent to it fills the buffers of the operating
  // system first, and then the memory of the server.
  slow.socket.pause();
  const text = incompressible(256 * 1024);
  const listeners = [anna, ben];
  const outcome = await publishUntil(api, 2, { listeners, text });
  const everything = upTo(outcome.published);
  expect(outcome).toEqual({ ...outcome, receivers: 2, heard: [everything, everything] });

  // What was on its way arrives, and then the connection breaks: there was no goodbye.
  slow.socket.resume();
  expect({ slow: await slow.closed() }).toMatchObject({ slow: { code: 1006 } });

  // Seen from inside: the event with which it is cut is not handed to it.
  const last = await evaluate(untilCut, { settings: SETTINGS, sent: 'events' });
  expect(last).toEqual({ status: 202, receivers: 0, isCut: true });

  const settings = { ...SETTINGS, maxBufferedBytes: 16 * 1024 };
  const nonsense = await evaluate(untilCut, { settings, sent: 'nonsense' });
  expect({ 'after nonsense': nonsense }).toEqual({ 'after nonsense': { isCut: true } });
});
