import {
  assertObjectType,
  assertScalarType,
  buildSchema,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';
import type { Library } from './library.ts';

/** What every resolver gets as its third argument. */
export interface Context {
  library: Library;
}

/** For each type the resolvers of its fields; other fields are read from the parent by their name. */
export type Resolvers = Record<string, Record<string, GraphQLFieldResolver<never, Context, never>>>;

/**
 * Joins a text in the schema definition language with the code behind it. The text alone knows no
 * more than names and types: `buildSchema` lets any value through a scalar of one's own.
 *
 * @param scalars the behaviour of the scalars that the text declares, by their names
 * @throws Error when code is given for a type or a field that the text does not have
 */
export function executableSchema(
  typeDefs: string,
  resolvers: Resolvers,
  scalars: readonly GraphQLScalarType[],
): GraphQLSchema {
  const schema = buildSchema(typeDefs);
  for (const [name, resolversOfType] of Object.entries(resolvers)) {
    const fields = assertObjectType(schema.getType(name)).getFields();
    for (const [field, resolve] of Object.entries(resolversOfType)) {
      if (!fields[field]) throw new Error(`The type ${name} has no field "${field}".`);
      Object.assign(fields[field], { resolve });
    }
  }
  for (const scalar of scalars) {
    const declared = assertScalarType(schema.getType(scalar.name));
    const { description, astNode } = declared;
    Object.assign(declared, { ...scalar.toConfig(), description, astNode });
  }
  return schema;
}
