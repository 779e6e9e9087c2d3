import type { Deployment } from '@course/rubric';

type Response = Awaited<ReturnType<Deployment['api']['get']>>;

/** Half a year, in seconds. */
const HALF_A_YEAR = 180 * 24 * 60 * 60;

/** What is wanted of every answer. */
export const PROTECTED = {
  'strict-transport-security': `max-age of at least ${HALF_A_YEAR}`,
  'x-content-type-options': 'nosniff',
  'x-powered-by': 'absent',
};

/** How an answer is protected. */
export function protectionOf({ headers }: Response): Record<string, string> {
  const of = (name: string): string => headers[name] ?? 'absent';
  const transport = of('strict-transport-security');
  const [, seconds = '0'] = /(?:^|;)\s*max-age="?(\d+)/i.exec(transport) ?? [];
  return {
    'strict-transport-security':
      Number(seconds) >= HALF_A_YEAR ? PROTECTED['strict-transport-security'] : transport,
    'x-content-type-options': of('x-content-type-options'),
    'x-powered-by': of('x-powered-by'),
  };
}
