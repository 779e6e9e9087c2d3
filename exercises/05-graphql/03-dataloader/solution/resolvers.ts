import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from './context.ts';
import { giveItem, listItems, type Item, type Member } from './register.ts';

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<never, Context, never>>>;

/** The code behind the fields that are not simply read from their parent. */
export const resolvers: Resolvers = {
  Query: {
    items: (_root, _args, { pool }) => listItems(pool),
    item: (_root, { id }: { id: string }, { loaders }) => loaders.items.load(Number(id)),
    me: (_root, _args, { loaders, viewer }) => loaders.members.load(viewer),
  },
  Mutation: {
    async giveItem(
      _root,
      { itemId, memberId }: { itemId: string; memberId: string },
      { pool, loaders },
    ) {
      await giveItem(pool, Number(itemId), Number(memberId));
      loaders.items.clear(Number(itemId));
      // The list of the one who had it is wrong now too, whoever that was.
      loaders.itemsOf.clearAll();
      return loaders.items.load(Number(itemId));
    },
  },
  Item: {
    owner: ({ ownerId }: Item, _args, { loaders }) =>
      ownerId === null ? null : loaders.members.load(ownerId),
  },
  Member: {
    items: ({ id }: Member, _args, { loaders }) => loaders.itemsOf.load(id),
  },
};
