import type { z } from 'zod';
import { Problem } from './problem.ts';

/**
 * Checks what a client sent, a body or a query, against a schema.
 *
 * @param schema of zod
 * @returns what the schema makes of it
 * @throws Problem 400 that names every fault, with the place of each
 *
 * @example
 * const PageQuery = z.object({ limit: z.string().regex(/^\d+$/).transform(Number) });
 * const { limit } = parseAs(PageQuery, request.query);
 */
export function parseAs<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
  throw new Problem(400, faults.join('; '));
}
