/** Lainaamo's types, in the schema definition language. A beginning. */
export const typeDefs = `
  scalar Day
  scalar Tag

  type Query {
    "One item; null when there is none with that id."
    item(id: ID!): Item
  }

  type Item {
    id: ID!
    name: String!
  }
`;
