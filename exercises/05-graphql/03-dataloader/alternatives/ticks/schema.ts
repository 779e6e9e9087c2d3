import { assertObjectType, buildSchema, type GraphQLSchema } from 'graphql';
import { resolvers } from './resolvers.ts';

const typeDefs = `
  type Query {
    "All items, by id."
    items: [Item!]!
    "One item; null when there is none with that id."
    item(id: ID!): Item
    "The member who asks."
    me: Member!
  }

  type Mutation {
    "Makes a member the owner of an item."
    giveItem(itemId: ID!, memberId: ID!): Item
  }

  type Item {
    id: ID!
    name: String!
    "Null when it is Lainaamo's own; null with an error when the member is not there any more."
    owner: Member
  }

  type Member {
    id: ID!
    name: String!
    "Null for everybody but the member."
    phone: String
    "What the member owns, by id."
    items: [Item!]!
  }
`;

/** What Lainaamo offers over GraphQL. */
export const schema: GraphQLSchema = buildSchema(typeDefs);

for (const [type, resolversOfType] of Object.entries(resolvers)) {
  const fields = assertObjectType(schema.getType(type)).getFields();
  for (const [field, resolve] of Object.entries(resolversOfType)) {
    Object.assign(fields[field] ?? {}, { resolve });
  }
}
