import { expect, type Fixtures } from '@course/rubric';
import type { EvilPage } from '../src/attack.ts';
import { Browser, OWN, type PageRequest } from './browser.ts';

type Api = Fixtures<unknown>['api'];
type Random = Fixtures<unknown>['random'];

export const FRONTEND = 'https://app.lainaamo.example';

/** Each looks a little like an origin of ours; the last two are of our own site. */
export const STRANGERS = [
  'https://evil.test',
  'null',
  'https://lainaamo.example.evil.test',
  'https://app.lainaamo.example.evil.test',
  'https://evil-lainaamo.example',
  'https://app-lainaamo.example',
  'http://app.lainaamo.example',
  'https://app.lainaamo.example:8443',
  'https://evil-app.lainaamo.example',
  'https://blog.lainaamo.example',
];

/** What was asked, in words: a failure begins with it. */
type About = Record<string, unknown>;

/** Expects these facts; the failure tells the circumstances with them. */
export function expectFacts(about: About, facts: object, expected: object): void {
  expect({ ...about, ...facts }).toEqual({ ...about, ...expected });
}

/** Expects the flags of a session's cookie. */
export function expectFlags(cookie: string): void {
  const flags = cookie.toLowerCase().split(/;\s*/).slice(1);
  const has = (flag: string): boolean => flags.includes(flag);
  const flagFacts = {
    isHttpOnly: has('httponly'),
    isSecure: has('secure'),
    isSameSite: has('samesite=lax') || has('samesite=strict'),
    isForEveryPath: has('path=/'),
    isForThisHostAlone: !flags.some((flag) => flag.startsWith('domain=')),
  };
  const allOfThem = Object.fromEntries(Object.keys(flagFacts).map((name) => [name, true]));
  expectFacts({ flags }, flagFacts, allOfThem);
}

/** Expects the four headers that every answer has. */
export function expectSecurityHeaders(request: string, headers: Record<string, string>): void {
  const policy: string = headers['content-security-policy'] ?? '';
  const directives = policy.split(';').map((part) => part.trim().replaceAll(/\s+/g, ' '));
  const facts = {
    startsFromNothingOrSelf: directives.some((text) => /^default-src '(self|none)'$/.test(text)),
    allowsInline: policy.includes("'unsafe-inline'"),
    cannotBeFramed: directives.includes("frame-ancestors 'none'"),
    nosniff: headers['x-content-type-options'],
    demandsHttps: /max-age=\d{8,}/.test(headers['strict-transport-security'] ?? ''),
    poweredBy: headers['x-powered-by'] ?? 'not told',
  };
  expectFacts({ request, policy }, facts, {
    startsFromNothingOrSelf: true,
    allowsInline: false,
    cannotBeFramed: true,
    nosniff: 'nosniff',
    demandsHttps: true,
    poweredBy: 'not told',
  });
}

/** Settings with a member whom nobody could have known before. */
export function openLainaamo(random: Random, frontends = [FRONTEND]) {
  const anna = {
    name: 'Anna',
    card: `${random.integer(1000, 9999)}-${random.word(6)}`,
    pin: `${random.integer(1000, 9999)} ${random.word(6)}`,
    address: `${random.word(8)} 1`,
    reservation: 'kayak',
  };
  return { anna, settings: { origin: OWN, frontends, members: [anna] } };
}

/** `fetch` with JSON. */
export function sendJson(path: string, body: object): PageRequest {
  const headers = { 'content-type': 'application/json' };
  return { by: 'fetch', method: 'POST', path, headers, body: JSON.stringify(body) };
}

/** Anna's browser, in which she has signed in. */
export async function signedInBrowser(api: Api, { card }: { card: string }): Promise<Browser> {
  const browser = new Browser(api);
  await browser.visit({ origin: OWN, requests: [sendJson('/login', { card })] });
  return browser;
}

/** Anna's session as a header, for requests that no browser makes. */
export async function cookieOf(api: Api, { card }: { card: string }): Promise<string> {
  const { headers } = await api.post('/login').send({ card }).expect(204);
  const [line = ''] = headers['set-cookie'] ?? [];
  return line.split(';')[0] ?? '';
}

/** Lets Anna open the student's page while she is signed in. */
export async function letAnnaVisit(api: Api, anna: { card: string; pin: string }, page: unknown) {
  const { origin, requests } = page as EvilPage;
  const browser = await signedInBrowser(api, anna);
  const texts = await browser.visit({ origin, requests });
  const { body } = await api.get('/me').set('cookie', await cookieOf(api, anna));
  return {
    origin,
    isEvil: origin !== OWN && origin !== FRONTEND,
    hasReadHerPin: texts.some((text) => text.includes(anna.pin)),
    herAddress: body.address,
  };
}
