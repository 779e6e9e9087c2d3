/** What a client says of an item. */
export interface ItemFields {
  name: string;
  category: string;
  description?: string;
  dailyPrice: number;
}

export type Item = ItemFields & { id: string };

/** A request that is refused. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** For each field, which values it may have; `undefined` is one that was not sent. */
export type Rules = Record<keyof ItemFields, (value: unknown) => boolean>;

export const RULES: Rules = {
  name: (value) => typeof value === 'string' && value.length >= 1 && value.length <= 100,
  category: (value) => typeof value === 'string' && value.length >= 1,
  description: (value) => value === undefined || typeof value === 'string',
  dailyPrice: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
};

/** For APIs that do not look. */
export const NO_RULES: Rules = {
  name: () => true,
  category: () => true,
  description: () => true,
  dailyPrice: () => true,
};

/**
 * Reads a whole item, for POST and PUT.
 *
 * @throws Refusal 400
 */
export function wholeItem(body: unknown, rules: Rules = RULES): ItemFields {
  const fields = fieldsOf(body);
  const wrong = Object.entries(rules).filter(([name, allows]) => !allows(fields[name]));
  if (wrong.length > 0) {
    throw new Refusal(400, `Missing or wrong: ${wrong.map(([name]) => name).join(', ')}.`);
  }
  return fields as unknown as ItemFields;
}

/**
 * Lays a patch over an item: null clears the description.
 *
 * @throws Refusal 400
 */
export function patchedItem(item: Item, body: unknown, rules: Rules = RULES): ItemFields {
  const { description, ...others }: Record<string, unknown> = { ...item, ...fieldsOf(body) };
  return wholeItem(description === null ? others : { ...others, description }, rules);
}

/** The members of a body that an item has. */
export function fieldsOf(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, 'The body must be an object.');
  }
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(RULES, name)));
}
