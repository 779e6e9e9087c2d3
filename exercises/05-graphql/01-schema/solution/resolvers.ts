import type { Resolvers } from './executable.ts';
import type { Item, ItemFilter, Reservation, ReservationRequest } from './library.ts';

/** The code behind the fields that are not simply read from their parent. */
export const resolvers: Resolvers = {
  Query: {
    items: (_root, filter: ItemFilter, { library }) => library.items(filter),
    item: (_root, { id }: { id: string }, { library }) => library.item(id),
    itemByTag: (_root, { tag }: { tag: bigint }, { library }) => library.itemByTag(tag),
    // A list of promises, which GraphQL awaits one by one: Promise.all would fail as a whole.
    bundle: (_root, { ids }: { ids: string[] }, { library }) => ids.map((id) => library.item(id)),
  },
  Mutation: {
    reserve: async (_root, { input }: { input: ReservationRequest }, { library }) => ({
      reservation: await library.reserve(input),
    }),
  },
  Item: {
    condition: ({ id }: Item, _args, { library }) => library.conditionOf(id),
    reservations: ({ id }: Item, _args, { library }) => library.reservationsOf(id),
  },
  Reservation: {
    item: ({ itemId }: Reservation, _args, { library }) => library.item(itemId),
    days: ({ from, to }: Reservation) => to - from,
  },
};
