import { Problem } from './problem.ts';

/** A thing that Lainaamo lends. */
export interface Item {
  id: string;
  name: string;
  category: string;
  description?: string;
  dailyPrice: number;
}

type Fields = Record<string, unknown>;

const RULES: Record<string, (value: unknown) => boolean> = {
  name: (value) => isText(value) && value.length >= 1 && value.length <= 100,
  category: (value) => isText(value) && value.length >= 1,
  description: isText,
  dailyPrice: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
};

/**
 * Makes an item of a whole representation.
 *
 * @throws Problem 400
 */
export function toItem(id: string, body: unknown): Item {
  const fields = fieldsOf(body);
  const missing = ['name', 'category', 'dailyPrice'].filter((field) => !(field in fields));
  if (missing.length > 0) throw new Problem(400, `Missing: ${missing.join(', ')}.`);
  const wrong = Object.keys(fields).filter((field) => !RULES[field]?.(fields[field]));
  if (wrong.length > 0) throw new Problem(400, `Not valid: ${wrong.join(', ')}.`);
  return { id, ...fields } as Item;
}

/**
 * Lays a patch over an item; the outcome must be a whole item again.
 *
 * @throws Problem 400
 */
export function mergeInto(item: Item, body: unknown): Item {
  const { id, ...current } = item;
  const merged: Fields = { ...current, ...fieldsOf(body) };
  // A null that clears a required field makes it missing.
  const left = Object.entries(merged).filter(([, value]) => value !== null);
  return toItem(id, Object.fromEntries(left));
}

/** The members of a body that an item has. */
function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem(400, 'The body must be an object.');
  }
  return Object.fromEntries(Object.entries(body).filter(([field]) => Object.hasOwn(RULES, field)));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
