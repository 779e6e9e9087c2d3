import { Problem } from '@course/kit';

/** @throws Problem 404 */
export function notFound(): never {
  throw new Problem(404, 'There is no such thing here.');
}
