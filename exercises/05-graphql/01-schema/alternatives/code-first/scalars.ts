import { GraphQLError, GraphQLScalarType, Kind, type ConstValueNode } from 'graphql';

const EPOCH = Temporal.PlainDate.from('1970-01-01');

export const Day = new GraphQLScalarType({
  name: 'Day',
  coerceOutputValue: (days) => EPOCH.add({ days: Number(days) }).toString(),
  coerceInputValue: (value) => toDay(typeof value === 'string' ? value : ''),
  coerceInputLiteral: (node) => toDay(textOf(node, [Kind.STRING])),
});

export const Tag = new GraphQLScalarType({
  name: 'Tag',
  coerceOutputValue: (tag) => String(tag),
  coerceInputValue: (value) =>
    toTag(typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : ''),
  coerceInputLiteral: (node) => toTag(textOf(node, [Kind.STRING, Kind.INT])),
});

function textOf(node: { kind: string }, kinds: ConstValueNode['kind'][]): string {
  const fits = kinds.some((kind) => kind === node.kind);
  return fits && 'value' in node && typeof node.value === 'string' ? node.value : '';
}

function toDay(text: string): number {
  // The calendar reads more forms than this one.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new GraphQLError('A Day looks like 2027-07-05.');
  return Temporal.PlainDate.from(text).since(EPOCH).days;
}

function toTag(text: string): bigint {
  const isShort = /^\d{1,20}$/.test(text);
  if (!isShort || BigInt(text) >= 2n ** 64n) throw new GraphQLError('A Tag has 64 bits.');
  return BigInt(text);
}
