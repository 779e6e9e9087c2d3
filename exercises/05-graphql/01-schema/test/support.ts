import type { Fixtures } from '@course/rubric';
import {
  buildClientSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type FormattedExecutionResult,
  type GraphQLNamedType,
} from 'graphql';

type Api = Fixtures<unknown>['api'];

/** A day as the library counts it. */
export const dayNumber = (text: string): number => Date.parse(text) / 86_400_000;

/** Sends an operation, and gives its data, and where fields failed, such as `item.condition`. */
export async function ask(api: Api, query: string, variables?: Record<string, unknown>) {
  const { body } = await api.post('/graphql').send({ query, variables });
  const { data, errors } = body as FormattedExecutionResult;
  const failed = errors?.map(({ path, message }) => path?.join('.') ?? message) ?? [];
  return { data, failed: failed.toSorted() };
}

/** In what way an operation ended before it began: with errors, and without an entry for data. */
export async function refusal(api: Api, query: string, variables?: Record<string, unknown>) {
  const { body } = await api.post('/graphql').send({ query, variables });
  const { data, errors = [] } = body as FormattedExecutionResult;
  return { query, variables, executed: data !== undefined, hasError: errors.length > 0 };
}

/** What {@link refusal} gives when all is right. */
export const refused = (query: string, variables?: Record<string, unknown>) => ({
  query,
  variables,
  executed: false,
  hasError: true,
});

/** The schema as its clients see it, a line for each field: `Query.item(id: ID!)` is an `Item`. */
export async function describedTypes(api: Api): Promise<Map<string, string>> {
  const { body } = await api.post('/graphql').send({ query: getIntrospectionQuery() });
  const { data } = body as FormattedExecutionResult;
  const schema = buildClientSchema(data as unknown as Parameters<typeof buildClientSchema>[0]);
  return new Map(Object.values(schema.getTypeMap()).flatMap(linesOf));
}

function linesOf(type: GraphQLNamedType): [string, string][] {
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return [[type.name, `enum ${names.toSorted().join(' ')}`]];
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return fields.map((field) => [`${type.name}.${field.name}`, String(field.type)]);
  }
  if (!isObjectType(type)) return [[type.name, type.constructor.name]];
  return Object.values(type.getFields()).map((field) => {
    const args = field.args.map((arg) => `${arg.name}: ${String(arg.type)}`).toSorted();
    const list = args.length > 0 ? `(${args.join(', ')})` : '';
    return [`${type.name}.${field.name}${list}`, String(field.type)];
  });
}
