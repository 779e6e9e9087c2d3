import { expect, type Fixtures, type JudgeDatabase } from '@course/rubric';

export type Api = Fixtures<object>['api'];

/** A page, as the API tells it. */
export interface Page {
  loans: { id: number; item: string; member: string; lentAt: string }[];
  next: string | null;
}

/** A loan as the judge makes it: its time is counted from 09:30 on a day in July. */
export interface Made {
  id: number;
  /** In microseconds. */
  at: number;
}

/** In microseconds. */
export const MILLISECOND = 1000;
export const MINUTE = 60_000_000;

/** No honest walk through the judge's loans has as many pages. */
const ENDLESS = 200;

/** Makes loans. Times are set as PostgreSQL has them: a JavaScript Date knows no microseconds. */
export async function lend(database: JudgeDatabase, loans: Made[]): Promise<void> {
  await database.query(
    `INSERT INTO loans (id, item, member, lent_at) OVERRIDING SYSTEM VALUE
     SELECT id, 'Thing ' || id, 'anna',
       timestamptz '2027-07-05 09:30:00+00' + at * interval '1 microsecond'
     FROM unnest($1::integer[], $2::bigint[]) AS loan (id, at)`,
    [loans.map(({ id }) => id), loans.map(({ at }) => at)],
  );
}

/** Takes loans out of the list. */
export async function remove(database: JudgeDatabase, ids: number[]): Promise<void> {
  await database.query('DELETE FROM loans WHERE id = ANY ($1)', [ids]);
}

/** Leaves these loans in the list, and no others. */
export async function start(database: JudgeDatabase, loans: Made[]): Promise<void> {
  await database.query('TRUNCATE loans');
  await lend(database, loans);
}

/** One page. */
export async function read(api: Api, path: string): Promise<Page> {
  const { body } = await api.get(path).expect(200);
  // A path with a query, or null: whoever gets it need not know what is in it.
  const next = body?.next === null ? null : expect.stringMatching(/^\/loans\?.*\bcursor=/);
  expect(body).toEqual({ loans: expect.any(Array), next });
  return body as Page;
}

/** The ids of each page, from this one to the last. */
export async function walk(api: Api, path: string): Promise<number[][]> {
  const pages: number[][] = [];
  for (let next: string | null = path; next && pages.length < ENDLESS;) {
    const page = await read(api, next);
    pages.push(idsOf(page));
    next = page.next;
  }
  return pages;
}

export function idsOf({ loans }: Pick<Page, 'loans'>): number[] {
  return loans.map(({ id }) => id);
}

/** The cursor inside a link. */
export function cursorOf({ next }: Page): string {
  return new URLSearchParams(next?.split('?')[1]).get('cursor') ?? '';
}

/** The path of a page of two behind a cursor. */
export function behind(cursor: string): string {
  return `/loans?${new URLSearchParams({ limit: '2', cursor }).toString()}`;
}

/** What two cursors of one length make when each is cut in the same place: the one, then the other. */
export function splices(one: string, other: string): string[] {
  const cuts = Array.from(one, (_, at) => one.slice(0, at) + other.slice(at));
  return cuts.filter((cut) => cut !== one && cut !== other);
}
