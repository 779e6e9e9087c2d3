import { expect, rubric } from '@course/rubric';
import jwt from 'jsonwebtoken';
import {
  enter,
  heard,
  heardBy,
  joined,
  left,
  outcomesOf,
  said,
  session,
  SETTINGS,
  type Message,
} from './members.ts';

const LARGEST_MESSAGE = 16 * 1024;

const criterion = rubric<typeof import('../src/app.ts')>({ settings: SETTINGS });

criterion('lets-members-in', async ({ connect, api }) => {
  // A browser sends cookies and the Origin of its page; another program can set any header.
  const browser = await connect('/rooms', {
    origin: 'https://lainaamo.example',
    headers: { cookie: `old_session=stale; session=${session('anna')}; theme=dark` },
  });
  const program = await connect('/rooms?from=terminal', {
    // With both, the header counts.
    headers: { authorization: `Bearer ${session('ben')}`, cookie: `session=${session('anna')}` },
  });
  browser.send({ type: 'join', room: 'drill-7', member: 'ben', sub: 'ben' });
  expect(await browser.next()).toEqual(joined('anna', 'drill-7'));
  program.send({ type: 'join', room: 'kayak-2' });
  expect(await program.next()).toEqual(joined('ben', 'kayak-2'));
  program.send({ type: 'say', room: 'kayak-2', text: 'Hello!', member: 'anna', sub: 'anna' });
  expect(await program.next()).toEqual(said('ben', 'kayak-2', 'Hello!'));

  const headers = { cookie: `session=${session('anna')}` };
  const elsewhere = {
    '/': 404,
    '/room': 404,
    '/rooms2': 404,
    '/rooms/drill-7': 404,
    '/lobby?next=/rooms': 404,
  };
  const outcomes = await outcomesOf(connect, Object.keys(elsewhere), (path) => ({ path, headers }));
  expect(outcomes).toEqual(elsewhere);
  // No URL parser takes this path, but anybody can send it.
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'bGFpbmFhbW8tbGFpbmFhbQ==',
  };
  await api
    .get('//')
    .set({ ...headers, ...upgrade })
    .expect(404);
});

criterion('says-to-the-room', async ({ connect }) => {
  const anna = await enter(connect, 'anna', 'drill-7');
  const ben = await enter(connect, 'ben', 'drill-7');
  const carol = await enter(connect, 'carol', 'kayak-2');
  anna.send({ type: 'say', room: 'drill-7', text: 'I am at the desk.' });
  expect(await heardBy({ anna, ben })).toEqual({
    anna: [joined('ben', 'drill-7'), said('anna', 'drill-7', 'I am at the desk.')],
    ben: [said('anna', 'drill-7', 'I am at the desk.')],
  });

  // What else a message brings along is ignored.
  ben.send({ type: 'leave', room: 'drill-7', text: 'Bye!' });
  expect(await heardBy({ ben })).toEqual({ ben: [left('ben', 'drill-7')] });
  anna.send({ type: 'say', room: 'drill-7', text: 'Is anybody there?' });
  expect(await heardBy({ anna, ben, carol })).toEqual({
    anna: [left('ben', 'drill-7'), said('anna', 'drill-7', 'Is anybody there?')],
    ben: [],
    carol: [],
  });

  // 64 at most, even where a boat counts twice; it takes four bytes. Spaces are characters too.
  for (const room of [` ${'🛶'.repeat(10)}${'x'.repeat(42)} `, '🛶'.repeat(32)]) {
    anna.send({ type: 'join', room });
    anna.send({ type: 'say', room, text: ' ' });
    expect(await heardBy({ anna })).toEqual({
      anna: [joined('anna', room), said('anna', room, ' ')],
    });
  }
});

criterion('refuses-strangers', async ({ connect }) => {
  await enter(connect, 'anna', 'drill-7');

  const { secret } = SETTINGS;
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'anna', exp: now + 60 };
  const tokens: Record<string, string> = {
    empty: '',
    'not a token': 'anna',
    expired: jwt.sign({ sub: 'anna', exp: now - 60 }, secret),
    'signed with another key': jwt.sign(claims, 'a guess'),
    unsigned: jwt.sign(claims, '', { algorithm: 'none' }),
    'signed with HS512': jwt.sign(claims, secret, { algorithm: 'HS512' }),
    'without exp': jwt.sign({ sub: 'anna' }, secret),
    'without sub': jwt.sign({ exp: now + 60 }, secret),
    'with an empty sub': jwt.sign({ sub: '', exp: now + 60 }, secret),
  };
  const names = Object.keys(tokens);
  const refused = Object.fromEntries(names.map((name) => [name, 401]));
  const asCookie = await outcomesOf(connect, names, (name) => ({
    headers: { cookie: `session=${tokens[name]}` },
  }));
  expect({ asCookie }).toEqual({ asCookie: refused });
  const asHeader = await outcomesOf(connect, names, (name) => ({
    headers: { authorization: `Bearer ${tokens[name]}` },
  }));
  expect({ asHeader }).toEqual({ asHeader: refused });
  expect(await outcomesOf(connect, ['no token'], () => ({}))).toEqual({ 'no token': 401 });
  // With both, the header counts, right or wrong.
  const besideCookie = await outcomesOf(connect, ['expired'], (name) => ({
    headers: { authorization: `Bearer ${tokens[name]}`, cookie: `session=${session('anna')}` },
  }));
  expect({ besideCookie }).toEqual({ besideCookie: { expired: 401 } });
});

criterion('refuses-foreign-origins', async ({ connect }) => {
  const headers = { cookie: `session=${session('anna')}` };
  for (const origin of SETTINGS.origins) {
    const page = await connect('/rooms', { origin, headers });
    page.send({ type: 'join', room: 'drill-7' });
    expect(await page.next()).toEqual(joined('anna', 'drill-7'));
  }
  await enter(connect, 'ben', 'kayak-2');

  const foreign = {
    'https://evil.example': 403,
    'https://evil-lainaamo.example': 403,
    'https://lainaamo.example.evil.example': 403,
    'http://lainaamo.example': 403,
    'https://lainaamo.example:8443': 403,
    null: 403,
  };
  const outcomes = await outcomesOf(connect, Object.keys(foreign), (origin) => ({
    origin,
    headers,
  }));
  expect(outcomes).toEqual(foreign);
  // The path comes before the origin, and the origin before the session.
  const [origin = ''] = Object.keys(foreign);
  const unsigned = await outcomesOf(connect, ['/lobby', '/rooms'], (path) => ({ path, origin }));
  expect(unsigned).toEqual({ '/lobby': 404, '/rooms': 403 });
});

criterion('answers-bad-messages', async ({ connect }) => {
  const room = 'drill-7';
  const anna = await enter(connect, 'anna', room);
  const ben = await enter(connect, 'ben', room);
  const carol = await enter(connect, 'carol', 'kayak-2');
  expect(await heardBy({ anna })).toEqual({ anna: [joined('ben', room)] });

  const bad: Record<string, unknown> = {
    'no JSON': 'hello',
    'half of a JSON text': '{"type":"join","room":',
    'an empty text': '',
    null: null,
    'a list': [],
    'a number': 7,
    'no type': { room },
    'an unknown type': { type: 'shout', room },
    'join without a room': { type: 'join' },
    'join with an empty room': { type: 'join', room: '' },
    'join with a number for a room': { type: 'join', room: 7 },
    'join with a room of 65 characters': { type: 'join', room: 'x'.repeat(65) },
    'say without a text': { type: 'say', room },
    'say with an empty text': { type: 'say', room, text: '' },
    'say with a number for a text': { type: 'say', room, text: 7 },
    // It would be a right message, were it text.
    'a binary message': Buffer.from(JSON.stringify({ type: 'say', room, text: 'Hello!' })),
    // Nobody speaks in a room, or leaves it, without being there; whether it exists or not.
    'say in a room that nobody is in': { type: 'say', room: 'camera-3', text: 'Hello!' },
    'say in a room of others': { type: 'say', room: 'kayak-2', text: 'Hello!' },
    'leave a room of others': { type: 'leave', room: 'kayak-2' },
  };
  for (const [sent, message] of Object.entries(bad)) {
    anna.send(message);
    const { type: answer } = await anna.next<Message>();
    expect({ sent, answer }).toEqual({ sent, answer: 'error' });
  }
  expect(await heardBy({ carol })).toEqual({ carol: [] });

  anna.send({ type: 'say', room, text: 'Sorry!' });
  const sorry = said('anna', room, 'Sorry!');
  expect(await heardBy({ anna, ben })).toEqual({ anna: [sorry], ben: [sorry] });
});

criterion('limits-messages', async ({ connect }) => {
  const room = 'drill-7';
  const [anna, ben, carol] = await Promise.all([
    enter(connect, 'anna', room),
    enter(connect, 'ben', 'kayak-2'),
    enter(connect, 'carol', 'camera-3'),
  ]);
  const empty = JSON.stringify({ type: 'say', room, text: '' });
  const space = LARGEST_MESSAGE - Buffer.byteLength(empty);
  anna.send({ type: 'say', room, text: 'x'.repeat(space) });
  expect(await heard(anna)).toEqual([said('anna', room, 'x'.repeat(space))]);

  // Few enough characters, but in UTF-8 each takes two bytes.
  ben.send({ type: 'say', room: 'kayak-2', text: 'ä'.repeat(LARGEST_MESSAGE - 100) });
  expect({ ben: await ben.closed() }).toMatchObject({ ben: { code: 1009 } });
  // A first part of a message that never ends: the server must not go on collecting.
  carol.socket.send('x'.repeat(LARGEST_MESSAGE + 1), { fin: false });
  expect({ carol: await carol.closed() }).toMatchObject({ carol: { code: 1009 } });

  anna.send({ type: 'say', room, text: 'I am still here.' });
  expect(await heardBy({ anna })).toEqual({ anna: [said('anna', room, 'I am still here.')] });
});

const isLeft = ({ type }: Message): boolean => type === 'left';

criterion('tells-who-left', async ({ connect }) => {
  const room = 'drill-7';
  const anna = await enter(connect, 'anna', room);
  const ben = await enter(connect, 'ben', room);
  await ben.close();
  expect(await anna.next(isLeft)).toEqual(left('ben', room));
  const carol = await enter(connect, 'carol', room);
  carol.terminate();
  expect(await anna.next(isLeft)).toEqual(left('carol', room));
});

criterion('tabs-are-one-member', async ({ connect }) => {
  const room = 'drill-7';
  const anna = await enter(connect, 'anna', room);
  const phone = await enter(connect, 'ben', room);
  // It alone is told: the others know that ben is there.
  const laptop = await enter(connect, 'ben', room);
  expect(await heardBy({ anna, phone })).toEqual({ anna: [joined('ben', room)], phone: [] });

  // Only the phone is on the porch as well: when it has left there, its end has been noticed.
  anna.send({ type: 'join', room: 'porch' });
  expect(await heardBy({ anna })).toEqual({ anna: [joined('anna', 'porch')] });
  phone.send({ type: 'join', room: 'porch' });
  expect(await heardBy({ phone })).toEqual({ phone: [joined('ben', 'porch')] });
  await phone.close();
  expect(await anna.next(isLeft)).toEqual(left('ben', 'porch'));
  expect(await heardBy({ anna })).toEqual({ anna: [] });
  await laptop.close();
  expect(await anna.next(isLeft)).toEqual(left('ben', room));
});
