import { expect, rubric } from '@course/rubric';
import jwt from 'jsonwebtoken';
import { enter, heard, joined, left, said, session, SETTINGS, type Message } from './members.ts';

const LARGEST_MESSAGE = 16 * 1024;

const criterion = rubric<typeof import('../src/app.ts')>({ settings: SETTINGS });

criterion('lets-members-in', async ({ connect, api }) => {
  // A browser sends cookies and the Origin of its page; another program can set any header.
  const browser = await connect('/rooms', {
    origin: 'https://lainaamo.example',
    headers: { cookie: `old_session=stale; session=${session('anna')}; theme=dark` },
  });
  const program = await connect('/rooms?from=terminal', {
    headers: { authorization: `Bearer ${session('ben')}` },
  });
  browser.send({ type: 'join', room: 'drill-7', member: 'ben', sub: 'ben' });
  expect(await browser.next()).toEqual(joined('anna', 'drill-7'));
  program.send({ type: 'join', room: 'kayak-2' });
  expect(await program.next()).toEqual(joined('ben', 'kayak-2'));
  program.send({ type: 'say', room: 'kayak-2', text: 'Hello!', member: 'anna', sub: 'anna' });
  expect(await program.next()).toEqual(said('ben', 'kayak-2', 'Hello!'));

  const headers = { cookie: `session=${session('anna')}` };
  for (const path of ['/', '/room', '/rooms2', '/rooms/drill-7', '/lobby?next=/rooms']) {
    const { status } = await connect.refused(path, { headers });
    expect({ path, status }).toEqual({ path, status: 404 });
  }
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
  expect(await heard(anna)).toEqual([
    joined('ben', 'drill-7'),
    said('anna', 'drill-7', 'I am at the desk.'),
  ]);
  expect(await heard(ben)).toEqual([said('anna', 'drill-7', 'I am at the desk.')]);

  ben.send({ type: 'leave', room: 'drill-7' });
  expect(await heard(ben)).toEqual([left('ben', 'drill-7')]);
  anna.send({ type: 'say', room: 'drill-7', text: 'Is anybody there?' });
  expect(await heard(anna)).toEqual([
    left('ben', 'drill-7'),
    said('anna', 'drill-7', 'Is anybody there?'),
  ]);
  expect(await heard(ben)).toEqual([]);
  expect(await heard(carol)).toEqual([]);
});

criterion('refuses-strangers', async ({ connect }) => {
  await enter(connect, 'anna', 'drill-7');

  const { secret } = SETTINGS;
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'anna', exp: now + 60 };
  const tokens = {
    none: '',
    'not a token': 'anna',
    expired: jwt.sign({ sub: 'anna', exp: now - 60 }, secret),
    'signed with another key': jwt.sign(claims, 'a guess'),
    unsigned: jwt.sign(claims, '', { algorithm: 'none' }),
    'signed with HS512': jwt.sign(claims, secret, { algorithm: 'HS512' }),
    'without exp': jwt.sign({ sub: 'anna' }, secret),
    'without sub': jwt.sign({ exp: now + 60 }, secret),
  };
  for (const [token, value] of Object.entries(tokens)) {
    const asCookie = await connect.refused('/rooms', { headers: { cookie: `session=${value}` } });
    const asHeader = await connect.refused('/rooms', {
      headers: { authorization: `Bearer ${value}` },
    });
    const answers = { token, cookie: asCookie.status, header: asHeader.status };
    expect(answers).toEqual({ token, cookie: 401, header: 401 });
  }
  const { status } = await connect.refused('/rooms');
  expect(status).toBe(401);
});

criterion('refuses-foreign-origins', async ({ connect }) => {
  const headers = { cookie: `session=${session('anna')}` };
  for (const origin of SETTINGS.origins) {
    const page = await connect('/rooms', { origin, headers });
    page.send({ type: 'join', room: 'drill-7' });
    expect(await page.next()).toEqual(joined('anna', 'drill-7'));
  }
  await enter(connect, 'ben', 'kayak-2');

  const foreign = [
    'https://evil.example',
    'https://evil-lainaamo.example',
    'https://lainaamo.example.evil.example',
    'http://lainaamo.example',
    'https://lainaamo.example:8443',
    'null',
  ];
  for (const origin of foreign) {
    const { status } = await connect.refused('/rooms', { origin, headers });
    expect({ origin, status }).toEqual({ origin, status: 403 });
  }
});

criterion('answers-bad-messages', async ({ connect }) => {
  const room = 'drill-7';
  const anna = await enter(connect, 'anna', room);
  const ben = await enter(connect, 'ben', room);
  const carol = await enter(connect, 'carol', 'kayak-2');
  expect(await heard(anna)).toEqual([joined('ben', room)]);

  const bad: unknown[] = [
    'hello',
    '{"type":"join","room":',
    '',
    null,
    [],
    7,
    { room },
    { type: 'shout', room },
    { type: 'join' },
    { type: 'join', room: '' },
    { type: 'join', room: 7 },
    { type: 'join', room: 'x'.repeat(65) },
    { type: 'say', room },
    { type: 'say', room, text: '' },
    { type: 'say', room, text: 7 },
    // It would be a right message, were it text.
    Buffer.from(JSON.stringify({ type: 'say', room, text: 'Hello!' })),
    // Nobody speaks in a room, or leaves it, without being there; whether it exists or not.
    { type: 'say', room: 'camera-3', text: 'Hello!' },
    { type: 'say', room: 'kayak-2', text: 'Hello!' },
    { type: 'leave', room: 'kayak-2' },
  ];
  for (const message of bad) {
    anna.send(message);
    expect(await anna.next()).toMatchObject({ type: 'error' });
  }
  expect(await heard(carol)).toEqual([]);

  anna.send({ type: 'say', room, text: 'Sorry!' });
  expect(await heard(anna)).toEqual([said('anna', room, 'Sorry!')]);
  expect(await heard(ben)).toEqual([said('anna', room, 'Sorry!')]);
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
  expect(await ben.closed()).toMatchObject({ code: 1009 });
  // A first part of a message that never ends: the server must not go on collecting.
  carol.socket.send('x'.repeat(LARGEST_MESSAGE + 1), { fin: false });
  expect(await carol.closed()).toMatchObject({ code: 1009 });

  anna.send({ type: 'say', room, text: 'I am still here.' });
  expect(await heard(anna)).toEqual([said('anna', room, 'I am still here.')]);
});

criterion('tells-who-left', async ({ connect }) => {
  const room = 'drill-7';
  const isLeft = ({ type }: Message): boolean => type === 'left';
  const anna = await enter(connect, 'anna', room);

  const ben = await enter(connect, 'ben', room);
  await ben.close();
  expect(await anna.next(isLeft)).toEqual(left('ben', room));
  const carol = await enter(connect, 'carol', room);
  carol.terminate();
  expect(await anna.next(isLeft)).toEqual(left('carol', room));

  // Two tabs of one member: the room is told of the first that comes and of the last that goes.
  const phone = await enter(connect, 'ben', room);
  const laptop = await enter(connect, 'ben', room);
  expect(await heard(anna)).toEqual([joined('ben', room)]);
  expect(await heard(phone)).toEqual([]);
  // Only the phone is on the porch as well: when it has left there, its end has been noticed.
  anna.send({ type: 'join', room: 'porch' });
  expect(await heard(anna)).toEqual([joined('anna', 'porch')]);
  phone.send({ type: 'join', room: 'porch' });
  expect(await heard(phone)).toEqual([joined('ben', 'porch')]);
  phone.terminate();
  expect(await anna.next(isLeft)).toEqual(left('ben', 'porch'));
  expect(await heard(anna)).toEqual([]);
  laptop.terminate();
  expect(await anna.next(isLeft)).toEqual(left('ben', room));
});
