import { buildSchema } from 'graphql';

/** What Lainaamo offers over GraphQL. */
export const schema = buildSchema(`
  type Query {
    "All things, or those whose name contains the text."
    items(search: String): [Item!]!
    "One thing; null when there is none with that id."
    item(id: ID!): Item
  }

  type Mutation {
    "Reserves a thing for some days; an unknown thing is an error."
    reserve(itemId: ID!, days: Int!, note: String): Reservation!
  }

  type Item {
    id: ID!
    name: String!
    "How it was when somebody last looked; an error when nobody can tell."
    condition: String
    reservations: [Reservation!]!
  }

  type Reservation {
    id: ID!
    item: Item!
    days: Int!
    note: String
  }
`);

interface Item {
  id: string;
  name: string;
  condition: () => string;
  reservations: Reservation[];
}

interface Reservation {
  id: string;
  item: Item;
  days: number;
  note: string | null;
}

/** The resolvers of the schema's root fields, over things kept in memory. */
export interface Root {
  items(args: { search?: string | null }): Item[];
  item(args: { id: string }): Item | null;
  reserve(args: { itemId: string; days: number; note?: string | null }): Reservation;
}

/** A library of three things that nobody has reserved yet: the `rootValue` of an execution. */
export function createRoot(): Root {
  const items = [
    createItem('1', 'Drill & bits', () => 'good as new'),
    createItem('2', 'Camera', () => {
      throw new Error('The camera is away for repair.');
    }),
    createItem('3', 'Kayak', () => 'a few scratches'),
  ];
  let reserved = 0;

  return {
    items: ({ search }) => items.filter(({ name }) => name.includes(search ?? '')),
    item: ({ id }) => items.find((item) => item.id === id) ?? null,
    reserve({ itemId, days, note }) {
      const item = items.find(({ id }) => id === itemId);
      if (!item) throw new Error(`There is no item ${itemId}.`);
      reserved += 1;
      const reservation = { id: String(reserved), item, days, note: note ?? null };
      item.reservations.push(reservation);
      return reservation;
    },
  };
}

function createItem(id: string, name: string, condition: () => string): Item {
  return { id, name, condition, reservations: [] };
}
