import { expect, type Fixtures, type Peer } from '@course/rubric';
import jwt from 'jsonwebtoken';

type Random = Fixtures<unknown>['random'];

/** Who asks for what, in words: a failure begins with it. */
type About = Record<string, string>;

const REFUSED = '403 or 404';

/** Expects these facts; the failure tells the circumstances with them. */
export function expectFacts(about: About, facts: object, expected: object): void {
  expect({ ...about, ...facts }).toEqual({ ...about, ...expected });
}

/** Expects a refusal where a criterion leaves open which. */
export function expectRefused(about: About, { status }: { status: number }): void {
  const answer = status === 403 || status === 404 ? REFUSED : status;
  expectFacts(about, { answer }, { answer: REFUSED });
}

/** Expects status 200 and exactly this body. */
export function expectSeen(
  about: About,
  { status, body }: { status: number; body: unknown },
  expected: unknown,
): void {
  expectFacts(about, { status, body }, { status: 200, body: expected });
}

/** Expects the headers that helmet sets, and not the one that it takes away. */
export function expectHelmet(headers: Record<string, string>): void {
  expect({
    'x-content-type-options': headers['x-content-type-options'],
    'x-frame-options': headers['x-frame-options'],
    hasContentSecurityPolicy: 'content-security-policy' in headers,
    tellsThatItIsExpress: 'x-powered-by' in headers,
  }).toEqual({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    hasContentSecurityPolicy: true,
    tellsThatItIsExpress: false,
  });
}

/** The whole of a handshake: one that lacks something may be refused for that alone. */
export const HANDSHAKE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'bGFpbmFhbW8tbGFpbmFhbQ==',
};

/** What a socket is told first. That it hears nothing is an answer too: so a failure can name it. */
export async function firstTold(peer: Peer): Promise<unknown> {
  return peer.next().catch((failure: Error & { kind?: string }) => {
    if (failure.kind === 'no-message') return 'nothing';
    throw failure;
  });
}

/** A member whom nobody could have known before. */
export function somebody(random: Random, name: string, role: 'member' | 'staff' = 'member') {
  const phone = `+358 40 ${random.integer(100_000, 999_999)}`;
  return { id: random.word(10), name, phone, role };
}

/** A loan with a secret in its note. */
export function loanOf(
  random: Random,
  owner: { id: string },
  item: string,
  days: [string, string],
) {
  const note = `The code of the door is ${random.integer(1000, 9999)}, ask for ${random.word(8)}.`;
  const [from, until] = days;
  return { id: random.word(10), memberId: owner.id, item, from, until, note };
}

/** Signs members in: makes the header of their requests. */
export function signIn(secret: string) {
  const tokenOf = ({ id }: { id: string }): string =>
    jwt.sign({}, secret, { subject: id, algorithm: 'HS256', expiresIn: '5m' });
  return {
    tokenOf,
    as: (member: { id: string }) => ({ authorization: `Bearer ${tokenOf(member)}` }),
  };
}

/**
 * A small library: the members Anna and Ben, and Sari of the staff. Ben has an item that goes to
 * Anna after him, and Anna has two more.
 */
export function openLibrary(random: Random) {
  const secret = random.word(32);
  const items = random.shuffle(['kayak', 'camera', 'drill', 'tent', 'projector']);
  const [shared = '', second = '', third = ''] = items;
  const anna = somebody(random, 'Anna');
  const ben = somebody(random, 'Ben');
  const sari = somebody(random, 'Sari', 'staff');
  const bens = loanOf(random, ben, shared, ['2030-06-01', '2030-06-03']);
  const annas = loanOf(random, anna, shared, ['2030-06-05', '2030-06-08']);
  const annasSecond = loanOf(random, anna, second, ['2030-06-02', '2030-06-09']);
  const annasThird = loanOf(random, anna, third, ['2030-07-01', '2030-07-02']);
  // Whoever takes the first loan or the last one, of all or of Anna's, has not found her second.
  const loans = random.shuffle([annas, annasThird]).toSpliced(1, 0, annasSecond);
  const settings = {
    secret,
    members: random.shuffle([anna, ben, sari]),
    loans: loans.toSpliced(random.integer(0, loans.length), 0, bens),
  };
  const annasLoans = settings.loans.filter(({ memberId }) => memberId === anna.id);
  return { settings, anna, ben, sari, bens, annas, annasSecond, annasLoans, ...signIn(secret) };
}

/** An answer without the id that was asked for: what is left must not tell one id from another. */
export function withoutId(answer: { status: number; text: string }, id: string) {
  return { status: answer.status, body: answer.text.replaceAll(id, '…') };
}

interface Named {
  id: string;
}

/** What a member asks of somebody else: `:id` stands for what is foreign. */
export function foreignRequests(anna: Named, annas: Named, ben: Named) {
  return [
    { method: 'get', path: '/loans/:id', foreign: annas.id },
    { method: 'patch', path: '/loans/:id', foreign: annas.id, body: { note: 'Hello.' } },
    { method: 'delete', path: '/loans/:id', foreign: annas.id },
    { method: 'get', path: '/members/:id', foreign: anna.id },
    { method: 'patch', path: '/members/:id', foreign: anna.id, body: { name: 'Anne' } },
    { method: 'get', path: '/members/:id/loans', foreign: anna.id },
    { method: 'get', path: `/members/${ben.id}/loans/:id/note`, foreign: annas.id },
    // Nobody may do this with any id: 400 will do, as long as it is the same for both.
    { method: 'patch', path: '/loans/:id', foreign: annas.id, body: { note: 7 }, isBad: true },
    { method: 'patch', path: '/members/:id', foreign: anna.id, body: { name: 7 }, isBad: true },
  ] as const;
}
