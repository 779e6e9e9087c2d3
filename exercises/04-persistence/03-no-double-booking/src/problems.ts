import { Problem } from '@course/kit';

/** The status says all there is to know: `about:blank`. */
export const notFound = (): Problem => new Problem(404, 'There is no such thing here.');

export const unknownMember = (): Problem =>
  new Problem(422, 'There is no such member.', {
    type: '/problems/unknown-member',
    title: 'Unknown member',
  });

export const periodTaken = (): Problem =>
  new Problem(409, 'The item is reserved for a part of that period.', {
    type: '/problems/period-taken',
    title: 'Period taken',
  });

export const quotaFull = (): Problem =>
  new Problem(409, 'The member would hold more reservations than allowed.', {
    type: '/problems/quota-full',
    title: 'Quota full',
  });

/** Nothing is wrong with the request: the same one may succeed a moment later. */
export const busy = (): Problem =>
  new Problem(503, 'Too many are reserving at this moment.', {
    type: '/problems/busy',
    title: 'Busy',
    headers: { 'Retry-After': '1' },
  });
