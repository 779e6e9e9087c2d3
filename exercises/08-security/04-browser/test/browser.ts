import type { Fixtures } from '@course/rubric';
import type { EvilForm, EvilPage, EvilRequest } from '../src/attack.ts';

type Api = Fixtures<unknown>['api'];
type Answer = Awaited<ReturnType<Api['get']>>;

/** Any page: an evil one, or one of our own. */
export type Page = EvilPage;
export type PageRequest = EvilRequest;

/** Lainaamo as browsers know it. The judge plays the proxy in front of it, which speaks HTTPS. */
const SITE = 'lainaamo.example';
export const OWN = `https://${SITE}`;

/** Content types that a page may send anywhere without asking first. */
const SIMPLE_TYPES = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/**
 * A browser reduced to what matters here: which cookies it adds, when it asks first, and which answers
 * a page may read (https://fetch.spec.whatwg.org, RFC 6265bis).
 */
export class Browser {
  readonly #api: Api;
  /** Each cookie as the server set it, by its name. */
  readonly #cookies = new Map<string, string>();

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * Opens a page and lets it do what it does.
   *
   * @returns the texts that the page could read
   */
  async visit({ origin, requests }: Page): Promise<string[]> {
    const texts: string[] = [];
    for (const request of requests) {
      if (request.by === 'form') await this.#submit(origin, request);
      else {
        const { method, path, headers, body } = request;
        const kind = { method: method.toUpperCase(), path, headers, ...(body && { body }) };
        if (needsPreflight(kind) && !(await this.#asks(origin, kind))) continue;
        const answer = await this.#send(origin, kind, false);
        if (mayRead(origin, answer)) texts.push(answer.text);
      }
    }
    return texts;
  }

  async #submit(origin: string, { method, path, enctype, fields }: EvilForm): Promise<void> {
    const pairs = new URLSearchParams(fields).toString();
    const body =
      enctype === 'text/plain'
        ? Object.entries(fields)
            .map(([name, value]) => `${name}=${value}\r\n`)
            .join('')
        : pairs;
    const request =
      method === 'GET'
        ? { method, path: `${path}?${pairs}`, headers: {} }
        : { method, path, headers: { 'content-type': enctype }, body };
    await this.#send(origin, request, true);
  }

  /** Asks whether a page may send something. */
  async #asks(origin: string, { method, path, headers }: Sent): Promise<boolean> {
    if (origin === OWN) return true;
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    const answer = await this.#api.options(path).set({
      host: SITE,
      origin,
      'access-control-request-method': method,
      ...(names.length > 0 && { 'access-control-request-headers': names.join(',') }),
    });
    const methods = listOf(answer, 'access-control-allow-methods');
    const allowed = listOf(answer, 'access-control-allow-headers');
    return (
      answer.ok &&
      mayRead(origin, answer) &&
      (['GET', 'HEAD', 'POST'].includes(method) || methods.includes(method.toLowerCase())) &&
      names.every((name) => name !== 'content-type' || allowed.includes(name)) &&
      names.every((name) => name === 'content-type' || name === 'accept' || allowed.includes(name))
    );
  }

  async #send(origin: string, { method, path, headers, body }: Sent, navigates: boolean) {
    const name = method.toLowerCase();
    if (!isMethod(name)) throw new Error(`This browser cannot send ${method}.`);
    const cookie = this.#cookieFor(origin, navigates && method === 'GET');
    const shown = navigates ? await this.#originOfForm(origin) : origin;
    const request = this.#api[name](path).set({
      ...headers,
      host: SITE,
      'sec-fetch-site': siteOf(origin),
      // Not with a GET of the same origin, nor with one that navigates.
      ...((method !== 'GET' || (origin !== OWN && !navigates)) && { origin: shown }),
      ...(cookie && { cookie }),
    });
    const answer = await (body === undefined ? request : request.send(body));
    for (const line of answer.headers['set-cookie'] ?? []) {
      this.#cookies.set(line.split('=')[0] ?? '', line);
    }
    return answer;
  }

  /**
   * A page that tells nobody where its visitors come from does not tell it of its forms either
   * (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
   */
  async #originOfForm(origin: string): Promise<string> {
    if (origin !== OWN) return origin;
    const policies = listOf(await this.#api.get('/'), 'referrer-policy');
    return policies.at(-1) === 'no-referrer' ? 'null' : origin;
  }

  /** A cookie without SameSite is sent from everywhere, as several browsers do to this day. */
  #cookieFor(origin: string, isLink: boolean): string {
    const isOurs = siteOf(origin) !== 'cross-site';
    const sent = [...this.#cookies.values()].filter((line) => {
      const sameSite = /;\s*samesite=(\w+)/i.exec(line)?.[1]?.toLowerCase();
      return isOurs || (sameSite === 'lax' ? isLink : sameSite !== 'strict');
    });
    return sent.map((line) => line.split(';')[0]).join('; ');
  }
}

interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

function isMethod(name: string): name is (typeof METHODS)[number] {
  return METHODS.some((method) => method === name);
}

/** What `Sec-Fetch-Site` says (https://www.w3.org/TR/fetch-metadata/). */
function siteOf(origin: string): 'same-origin' | 'same-site' | 'cross-site' {
  if (origin === OWN) return 'same-origin';
  const isOfSite = origin.startsWith('https://') && new URL(origin).hostname.endsWith(`.${SITE}`);
  return isOfSite ? 'same-site' : 'cross-site';
}

/** Whether a page must ask before it sends this. */
function needsPreflight({ method, headers }: Sent): boolean {
  const isSimple = ([name, value]: [string, string]): boolean =>
    name.toLowerCase() === 'accept' ||
    (name.toLowerCase() === 'content-type' && SIMPLE_TYPES.has(value.split(';')[0] ?? ''));
  return !['GET', 'HEAD', 'POST'].includes(method) || !Object.entries(headers).every(isSimple);
}

/** Whether CORS lets a page that sent its user's cookies read the answer. */
function mayRead(origin: string, { headers }: Answer): boolean {
  return (
    origin === OWN ||
    (headers['access-control-allow-origin'] === origin &&
      headers['access-control-allow-credentials'] === 'true')
  );
}

function listOf({ headers }: Answer, name: string): string[] {
  const value: string = headers[name] ?? '';
  return value.split(',').map((part) => part.trim().toLowerCase());
}
