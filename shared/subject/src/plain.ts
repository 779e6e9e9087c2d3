import { inspect } from 'node:util';

const UNDEFINED = '$undefined';
const NUMBER = '$number';
const DEEPEST = 40;

/**
 * Turns any value into plain JSON data, so that a scenario may return what it saw. `undefined` and
 * the numbers that JSON lacks are kept; an Error becomes its name, message and code; everything
 * with behaviour (a promise, a map, a function) becomes the text that Node would print for it,
 * which no comparison mistakes for the real thing.
 */
export function toPlain(value: unknown, depth = 0): unknown {
  if (value === undefined) return { [UNDEFINED]: true };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : { [NUMBER]: inspect(value) };
  }
  if (typeof value !== 'object' || depth > DEEPEST) return inspect(value, { depth: 1 });
  if (Array.isArray(value)) return Array.from(value, (item) => toPlain(item, depth + 1));
  if (value instanceof Error) {
    const { name, message } = value;
    return 'code' in value ? { name, message, code: toPlain(value.code) } : { name, message };
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return inspect(value, { depth: 1 });
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, toPlain(item, depth + 1)]),
  );
}

/** Reads what {@link toPlain} wrote. */
export function fromPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && entries.length === 1) {
    if (only[0] === UNDEFINED) return undefined;
    if (only[0] === NUMBER) return Number(only[1]);
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, fromPlain(item)]));
}
