import { expect, type Connect, type ConnectOptions, type Peer } from '@course/rubric';
import jwt from 'jsonwebtoken';

/** What the app is built with. */
export const SETTINGS = {
  secret: 'known to the suite and to the app',
  origins: ['https://lainaamo.example', 'http://localhost:5173'],
};

/** A message from the server; of an error only the type counts. */
export interface Message {
  type: string;
  room?: string;
  member?: string;
  text?: string;
}

export const joined = (member: string, room: string): Message => ({ type: 'joined', room, member });
export const left = (member: string, room: string): Message => ({ type: 'left', room, member });
export const said = (member: string, room: string, text: string): Message => ({
  type: 'said',
  room,
  member,
  text,
});

/** A token as the login of Lainaamo would make it. */
export function session(member: string, secret = SETTINGS.secret): string {
  return jwt.sign({}, secret, { subject: member, expiresIn: 60 });
}

/** Connects a member and joins a room, which answers with `joined`. */
export async function enter(
  connect: Connect,
  member: string,
  room: string,
  token = session(member),
): Promise<Peer> {
  const peer = await connect('/rooms', { headers: { cookie: `session=${token}` } });
  peer.send({ type: 'join', room });
  expect(await peer.next()).toEqual(joined(member, room));
  return peer;
}

/** What an upgrade came to: the status that refused it, or an open socket. */
export type Outcome = number | 'let in';

/**
 * Asks for an upgrade in several ways.
 *
 * @param ways their names
 * @param requestOf what is sent for one of them; the path is `/rooms` unless it is given
 * @returns for each name what came of it
 */
export async function outcomesOf(
  connect: Connect,
  ways: readonly string[],
  requestOf: (way: string) => ConnectOptions & { path?: string },
): Promise<Record<string, Outcome>> {
  const outcomes = ways.map(async (way): Promise<[string, Outcome]> => {
    const { path = '/rooms', ...options } = requestOf(way);
    return [way, await connect.refused(path, options).then(({ status }) => status, letIn)];
  });
  return Object.fromEntries(await Promise.all(outcomes));
}

// An open socket is an outcome here; a broken connection is a failure of its own kind.
function letIn(failure: Error & { kind?: string }): 'let in' {
  if (failure.kind === 'wrong-result') return 'let in';
  throw failure;
}

let markers = 0;

/**
 * All that a peer was sent and has not taken yet. The peer joins a room that nobody knows and reads
 * up to the answer: the server answers in order, so that what has not come by then never comes.
 */
export async function heard(peer: Peer): Promise<Message[]> {
  markers += 1;
  const marker = `marker-${markers}`;
  const messages: Message[] = [];
  peer.send({ type: 'join', room: marker });
  await peer.next<Message>((message) => {
    if (message.type === 'joined' && message.room === marker) return true;
    messages.push(message.type === 'error' ? { type: 'error' } : message);
    return false;
  });
  return messages;
}

/** What each peer has heard, one after the other: whoever acted last comes first. */
export async function heardBy(peers: Record<string, Peer>): Promise<Record<string, Message[]>> {
  const messages: Record<string, Message[]> = {};
  for (const [name, peer] of Object.entries(peers)) messages[name] = await heard(peer);
  return messages;
}
