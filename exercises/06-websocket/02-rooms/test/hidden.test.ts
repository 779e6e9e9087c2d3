import { expect, rubric, type Peer } from '@course/rubric';
import {
  enter,
  heard,
  joined,
  left,
  outcomesOf,
  said,
  session,
  SETTINGS,
  type Message,
} from './members.ts';

const criterion = rubric<typeof import('../src/app.ts')>({ settings: SETTINGS });

/** A tab of a member, and what it must be told next. */
interface Tab {
  member: string;
  peer: Peer;
  expected: Message[];
}

/** What the README says of rooms, for tabs that are told in the suite what to expect. */
class ExpectedRooms {
  readonly #rooms = new Map<string, Set<Tab>>();

  join(tab: Tab, room: string): void {
    const tabs = this.#rooms.get(room) ?? new Set();
    const isNews = !this.#has(room, tab.member);
    this.#rooms.set(room, tabs.add(tab));
    expectOf(isNews ? tabs : [tab], joined(tab.member, room));
  }

  leave(tab: Tab, room: string): void {
    const tabs = this.#rooms.get(room);
    if (!tabs?.delete(tab)) return expectOf([tab], { type: 'error' });
    const stays = this.#has(room, tab.member);
    return expectOf(stays ? [tab] : [tab, ...tabs], left(tab.member, room));
  }

  say(tab: Tab, room: string, text: string): void {
    const tabs = this.#rooms.get(room);
    if (!tabs?.has(tab)) return expectOf([tab], { type: 'error' });
    return expectOf(tabs, said(tab.member, room, text));
  }

  leaveAll(tab: Tab): void {
    for (const [room, tabs] of this.#rooms) if (tabs.has(tab)) this.leave(tab, room);
  }

  #has(room: string, member: string): boolean {
    return [...(this.#rooms.get(room) ?? [])].some((tab) => tab.member === member);
  }
}

function expectOf(tabs: Iterable<Tab>, message: Message): void {
  for (const tab of tabs) tab.expected.push(message);
}

/** Ends a connection, and waits until the server has noticed: the doorman hears who leaves the lobby. */
async function hangUp({ member, peer }: Tab, doorman: Peer, how: 'close' | 'terminate') {
  const tells = (type: string) => (message: Message) =>
    message.type === type && message.room === 'lobby' && message.member === member;
  peer.send({ type: 'join', room: 'lobby' });
  await doorman.next(tells('joined'));
  await peer[how]();
  await doorman.next(tells('left'));
}

// A connection that ends leaves several rooms at once, in no order that anybody promised.
const inAnyOrder = (messages: Message[]): string[] =>
  messages.map((message) => JSON.stringify(message)).toSorted();

async function hearsWhatItShould(tab: Tab): Promise<void> {
  const messages = await heard(tab.peer);
  expect({ [tab.member]: inAnyOrder(messages) }).toEqual({
    [tab.member]: inAnyOrder(tab.expected),
  });
  tab.expected = [];
}

criterion('any-conversation', async ({ serve, random }) => {
  const secret = random.word(32);
  const { connect } = await serve({ secret });
  const open = async (member: string): Promise<Tab> => {
    const headers = { authorization: `Bearer ${session(member, secret)}` };
    return { member, peer: await connect('/rooms', { headers }), expected: [] };
  };
  const members = [random.word(5), random.word(6), random.word(7)];
  let tabs = await Promise.all([...members, ...members].map(open));
  const doorman = await enter(connect, 'doorman', 'lobby', session('doorman', secret));
  const rooms = [
    `${random.word(5)}-7`,
    `Vene ${random.integer(1, 9)}, öljytty`,
    '__proto__',
    'constructor',
  ];
  const model = new ExpectedRooms();

  const act = async (
    action: 'join' | 'leave' | 'say',
    tab: Tab,
    room = random.pick(rooms),
  ): Promise<void> => {
    const text = `${random.word(4)} "${random.word(4)}" 🛶`;
    model[action](tab, room, text);
    tab.peer.send({ type: action, room, ...(action === 'say' && { text }) });
    // Once the one who acted has heard, the others have been told as well.
    await hearsWhatItShould(tab);
    await Promise.all(tabs.filter((other) => other !== tab).map(hearsWhatItShould));
  };
  const end = async (tab: Tab, how: 'close' | 'terminate'): Promise<void> => {
    tabs = tabs.filter((other) => other !== tab);
    model.leaveAll(tab);
    await hangUp(tab, doorman, how);
    await Promise.all(tabs.map(hearsWhatItShould));
  };

  // Nothing that matters is left to chance: each room is used, and talked into from outside as well …
  const roomAt = (turn: number): string => rooms[turn % rooms.length] ?? '';
  for (const [turn, tab] of random.shuffle(tabs).entries()) {
    await act('join', tab, roomAt(turn));
    await act('say', tab, roomAt(turn));
    await act('say', tab, roomAt(turn + 1));
  }
  // … and both tabs of each member meet …
  const square = random.pick(rooms);
  for (const tab of tabs) await act('join', tab, square);
  // … and one member leaves with one tab after the other, and one closes both and comes back. What
  // follows is chance.
  const [leaver, returner] = random.shuffle(members);
  for (const tab of tabs.filter(({ member }) => member === leaver)) {
    await act('leave', tab, square);
    await act('say', tab, square);
    await act('leave', tab, square);
  }
  const gone = tabs.filter(({ member }) => member === returner);
  for (const [index, tab] of gone.entries()) await end(tab, index === 0 ? 'close' : 'terminate');
  for (const { member } of gone) {
    const back = await open(member);
    tabs.push(back);
    await act('join', back, square);
  }
  for (let step = 0; step < 8; step += 1) {
    const tab = random.pick(tabs);
    const action = random.pick(['join', 'leave', 'say', 'come back'] as const);
    if (action === 'come back') {
      await end(tab, random.pick(['close', 'terminate']));
      tabs.push(await open(tab.member));
    } else {
      await act(action, tab);
    }
  }
  for (const [index, tab] of random.shuffle(tabs).entries()) {
    await end(tab, index % 2 === 0 ? 'close' : 'terminate');
  }
});

criterion('any-origin', async ({ serve, random }) => {
  const secret = random.word(32);
  const origins = [
    `https://${random.word(8)}.example`,
    `http://${random.word(6)}.test:${random.integer(1024, 30_000)}`,
  ];
  const { connect } = await serve({ secret, origins });
  const headers = { cookie: `session=${session('anna', secret)}` };
  const evil = random.word(7);
  const foreign = origins.flatMap((origin) => {
    const { protocol, host, hostname } = new URL(origin);
    return [
      `${protocol}//${evil}.example`,
      `${protocol === 'https:' ? 'http:' : 'https:'}//${host}`,
      `${protocol}//${hostname}:${random.integer(30_001, 65_535)}`,
      `${protocol}//${evil}${host}`,
      `${protocol}//${evil}.${host}`,
      `${origin}.${evil}.example`,
      `${origin}@${evil}.example`,
      `https://${evil}.example/${origin}`,
      `${protocol}//${host.replace('.', 'x')}`,
      origin.slice(0, -1),
      'null',
    ];
  });
  for (const origin of random.shuffle([...origins, ...foreign])) {
    if (origins.includes(origin)) {
      const page = await connect('/rooms', { origin, headers });
      page.send({ type: 'join', room: evil });
      expect(await page.next()).toEqual(joined('anna', evil));
    } else {
      const outcome = await outcomesOf(connect, [origin], () => ({ origin, headers }));
      expect(outcome).toEqual({ [origin]: 403 });
    }
  }
});

criterion('forgets-empty-rooms', async ({ connect, evaluate, random }) => {
  const doorman = await enter(connect, 'doorman', 'lobby');
  const visitRooms = async (count: number, leaves: boolean): Promise<void> => {
    const peer = await connect('/rooms', { headers: { cookie: `session=${session('anna')}` } });
    for (let visited = 0; visited < count; visited += 1) {
      const room = random.word(16);
      peer.send({ type: 'join', room });
      if (leaves) peer.send({ type: 'leave', room });
    }
    await hangUp({ member: 'anna', peer, expected: [] }, doorman, 'close');
  };
  // Every room needs an object that holds its guests: what is left after a garbage collection tells
  // whether rooms were kept.
  const objects = async (): Promise<number> =>
    evaluate(async () => {
      const { queryObjects } = await import('node:v8');
      return queryObjects(Object, { format: 'count' });
    });

  // The first visits load what Node and the app load only once.
  await visitRooms(5, true);
  await visitRooms(5, false);
  const before = await objects();
  await visitRooms(150, true);
  await visitRooms(150, false);
  const kept = (await objects()) - before;
  // A few come and go by themselves; 300 rooms would leave more.
  expect({ objectsKept: kept < 100 ? 'hardly any' : kept }).toEqual({ objectsKept: 'hardly any' });
});
