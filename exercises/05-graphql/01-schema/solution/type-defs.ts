/** Lainaamo's types, in the schema definition language. */
export const typeDefs = `
  "A day of the calendar, such as \\"2027-07-05\\"."
  scalar Day

  "A number from 0 to 2^64 - 1. It is given as text; as input, a number will do where it is exact."
  scalar Tag

  enum Category { TOOL CAMERA BOAT }

  type Query {
    "The items that fit; an argument that is null sets no condition."
    items(category: Category, freeOn: Day): [Item!]!
    "One item; null when there is none with that id."
    item(id: ID!): Item
    "The item that carries a radio tag; null when none does."
    itemByTag(tag: Tag!): Item
    "The items of these ids, in this order; null in the place of one that is not there."
    bundle(ids: [ID!]!): [Item]!
  }

  type Mutation {
    "Reserves an item; null, with an error, when it cannot be had."
    reserve(input: ReserveInput!): ReservePayload
  }

  type Item {
    id: ID!
    name: String!
    category: Category!
    tag: Tag!
    "Null when nobody knows any more."
    boughtOn: Day
    "What the workshop says; null when it has not looked, or gives no answer."
    condition: String
    reservations: [Reservation!]!
  }

  type Reservation {
    id: ID!
    item: Item!
    from: Day!
    "The day on which the item is free again."
    to: Day!
    days: Int!
    note: String
  }

  input ReserveInput {
    itemId: ID!
    from: Day!
    to: Day!
    note: String
  }

  type ReservePayload {
    reservation: Reservation!
  }
`;
