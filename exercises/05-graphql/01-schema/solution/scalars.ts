import { GraphQLScalarType, Kind } from 'graphql';

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** A day of the calendar: inside a number of days, outside a text such as `2027-07-05`. */
export const Day = new GraphQLScalarType({
  name: 'Day',
  coerceOutputValue: formatDay,
  coerceInputValue: parseDay,
  coerceInputLiteral(node) {
    if (node.kind !== Kind.STRING) throw new TypeError('a day is a string');
    return parseDay(node.value);
  },
});

/** A number of 64 bits: inside a bigint, outside its decimal digits. */
export const Tag = new GraphQLScalarType({
  name: 'Tag',
  coerceOutputValue: String,
  coerceInputValue(value) {
    if (typeof value === 'string') return parseTag(value);
    // JSON's numbers are rounded beyond this: the tag that was meant is lost already.
    if (!Number.isSafeInteger(value)) throw new TypeError('a tag this large must be a string');
    return parseTag(String(value));
  },
  // A literal is still the text of the document. Without this function, GraphQL would make a
  // JavaScript number of it first, and round it.
  coerceInputLiteral(node) {
    if (node.kind !== Kind.INT && node.kind !== Kind.STRING) {
      throw new TypeError('a tag is a whole number or a string of its digits');
    }
    return parseTag(node.value);
  },
});

function formatDay(day: unknown): string {
  if (!Number.isInteger(day)) throw new TypeError(`${String(day)} is no number of days`);
  return new Date(Number(day) * MS_PER_DAY).toISOString().slice(0, 10);
}

function parseDay(value: unknown): number {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) {
    throw new TypeError('a day is a string of the form YYYY-MM-DD');
  }
  // A date without a time is taken for midnight in UTC, so this is a whole number.
  const day = Date.parse(value) / MS_PER_DAY;
  // JavaScript takes February 30th for March 2nd.
  if (Number.isNaN(day) || formatDay(day) !== value) {
    throw new TypeError('there is no such day in the calendar');
  }
  return day;
}

function parseTag(digits: string): bigint {
  // BigInt itself would also read '', ' 7 ' and '0x10'.
  if (!/^\d{1,20}$/.test(digits)) throw new TypeError('a tag has 1 to 20 decimal digits');
  const tag = BigInt(digits);
  if (tag !== BigInt.asUintN(64, tag)) throw new RangeError('a tag has 64 bits');
  return tag;
}
