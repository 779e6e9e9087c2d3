import { expect, type Connect, type Peer } from '@course/rubric';
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
