import { parseAs } from '@course/kit';
import { z } from 'zod';

const DEFAULT_LIMIT = 20;
const MOST = 100;

/** What a client may ask of a list. A parameter that is given twice is an array, and refused. */
const PageQuery = z.object({
  // Number() would take '', '1e1' and '0x10' for numbers as well.
  limit: z
    .string()
    .regex(/^\d+$/, 'digits only')
    .transform(Number)
    .pipe(z.int().min(1).max(MOST))
    .default(DEFAULT_LIMIT),
  cursor: z.string().optional(),
});

/**
 * Checks the query of a request for a page.
 *
 * @throws Problem 400 that names every fault
 */
export function parsePageQuery(query: unknown): z.infer<typeof PageQuery> {
  return parseAs(PageQuery, query);
}
