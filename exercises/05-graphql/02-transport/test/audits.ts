import type { Fixtures } from '@course/rubric';
import { serverAudits } from 'graphql-http';

type Api = Fixtures<unknown>['api'];

/** What the audits are about, by words of their names; whatever is left is about POST. */
const THEMES = {
  get: /GET requests|in GETs/,
  'media-types': /the content-type|accept is missing|when responding/,
  statuses: /(document|variable) \w+ failure/,
};

/** How many failed audits are told; one mistake often fails many. */
const TOLD = 3;

/**
 * Runs the audits of one theme. graphql-http ranks them from MUST to MAY; here each one counts.
 *
 * @returns for the first audits that failed, their names and the reasons; then how many more
 */
export async function failedAudits(
  api: Api,
  theme: keyof typeof THEMES | 'post',
): Promise<string[]> {
  const audits = serverAudits({ url: 'http://app/graphql', fetchFn: fetchFrom(api) });
  const chosen = audits.filter(({ name }) => themeOf(name) === theme);
  const results = await Promise.all(
    chosen.map(async (audit) => ({ audit, result: await audit.fn() })),
  );
  const failed = results.flatMap(({ audit, result }) =>
    result.status === 'ok' ? [] : [{ audit, line: `${result.name}: ${result.reason}` }],
  );
  // A failure shows the last exchange: let it be that of the audit that is told first.
  await failed[0]?.audit.fn();
  const told = failed.slice(0, TOLD).map(({ line }) => line);
  const untold = failed.length - told.length;
  return untold > 0 ? [...told, `and ${untold} more`] : told;
}

function themeOf(name: string): string {
  return Object.entries(THEMES).find(([, words]) => words.test(name))?.[0] ?? 'post';
}

/** What the audits call instead of `fetch`: the criterion's own client, which has time limits. */
function fetchFrom(api: Api) {
  return async (
    address: string,
    { method, headers, body }: RequestInit = {},
  ): Promise<Response> => {
    const { pathname, search } = new URL(address);
    const path = pathname + search;
    const request = method === 'POST' ? api.post(path) : api.get(path);
    // As `fetch` does for a text of which no type is told.
    if (body) request.type('text/plain;charset=UTF-8');
    request.set(Object.fromEntries(new Headers(headers)));
    const { status, text, type } = await (typeof body === 'string' ? request.send(body) : request);
    return new Response(text || null, { status, headers: { 'content-type': type } });
  };
}
