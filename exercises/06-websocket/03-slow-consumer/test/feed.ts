import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fixtures, Peer } from '@course/rubric';

type Api = Fixtures<unknown>['api'];

const KIB = 1024;

/** What the app is built with, unless a criterion is about the heartbeat: here it never beats. */
export const SETTINGS = {
  pingMs: 600_000,
  silenceMs: 1_200_000,
  maxBufferedBytes: 1024 * KIB,
  maxMessageBytes: 4 * KIB,
};

/** An event as everybody gets it. */
export interface EventMessage {
  type: string;
  number: number;
  item: string;
  text: string;
}

/**
 * A text that does not get much shorter when it is compressed: a server that does so has as much to
 * send as any other. The same length gives the same text.
 */
export function incompressible(length: number): string {
  const hash = createHash('shake256', { outputLength: length });
  return hash.update('a slow consumer').digest('base64').slice(0, length);
}

/** Publishes by HTTP, and tells to how many connections the event was handed. */
export async function publish(api: Api, text: string): Promise<number> {
  const { body } = await api.post('/events').send({ item: 'drill-7', text }).expect(202);
  return (body as { receivers: number }).receivers;
}

/**
 * Publishes until the number of receivers is the wanted one, or until that cannot be hoped for any
 * more.
 *
 * @param listeners hear each event before the next one is published: a server that compresses what
 *   it sends may be slower than whoever publishes, and they would seem not to keep up
 * @param text of each event
 * @param most how often it is tried
 * @param every milliseconds in between, where the server has to notice something first
 */
export async function publishUntil(
  api: Api,
  wanted: number,
  {
    listeners = [],
    text = 'Is there anybody?',
    most = 100,
    every = 0,
  }: { listeners?: readonly Peer[]; text?: string; most?: number; every?: number } = {},
): Promise<{ receivers: number; published: number; heard: number[][] }> {
  const heard = listeners.map((): number[] => []);
  for (let published = 1; ; published += 1) {
    const receivers = await publish(api, text);
    for (const [index, peer] of listeners.entries()) heard[index]?.push(await nextNumber(peer));
    if (receivers === wanted || published === most) return { receivers, published, heard };
    if (every > 0) await pause(every);
  }
}

/** The number of the next event that a peer gets. */
export async function nextNumber(peer: Peer): Promise<number> {
  const { number } = await peer.next<EventMessage>(({ type }) => type === 'event');
  return number;
}

/** The numbers of all events that a peer gets, up to the one that has the given number. */
export async function numbersUpTo(peer: Peer, last: number): Promise<number[]> {
  const numbers: number[] = [];
  while ((numbers.at(-1) ?? 0) < last) numbers.push(await nextNumber(peer));
  return numbers;
}

/** The numbers 1 to `last`. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1);

/** How long a ping is waited for, in milliseconds. */
const PATIENCE = 1500;

/** What became of a peer that had to live through some pings. */
export interface Life {
  outcome: string;
  /** The longest time between two things that happened, in milliseconds. */
  longestGap: number;
}

/**
 * Lets a peer answer only some pings, and sees what becomes of it.
 *
 * @param answers whether the ping of that number is answered
 * @param count how many pings it must live through
 */
export async function liveThrough(
  { socket }: Peer,
  count: number,
  answers: (ping: number) => boolean,
): Promise<Life> {
  const pong = socket.pong.bind(socket);
  // ws would answer every ping by itself.
  Object.assign(socket, { pong: () => {} });
  const outcome = Promise.withResolvers<string>();
  let pings = 0;
  let longestGap = 0;
  let before = performance.now();
  const tooLate = (): void => outcome.resolve(`${pings} pings, and then nothing any more`);
  const timer = setTimeout(tooLate, PATIENCE);
  const seen = (): void => {
    timer.refresh();
    longestGap = Math.max(longestGap, performance.now() - before);
    before = performance.now();
  };
  socket.on('ping', (data) => {
    seen();
    pings += 1;
    if (answers(pings)) pong(data);
    if (pings === count) outcome.resolve(`open after ${count} pings`);
  });
  socket.on('close', (code) => {
    seen();
    outcome.resolve(`closed with ${code}`);
  });
  const first = await outcome.promise;
  clearTimeout(timer);
  return { outcome: first, longestGap };
}
