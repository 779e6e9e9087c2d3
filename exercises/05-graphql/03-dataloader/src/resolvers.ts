import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from './context.ts';
import {
  findItem,
  findItemsOf,
  findMember,
  giveItem,
  listItems,
  type Item,
  type Member,
} from './register.ts';

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<never, Context, never>>>;

/** The code behind the fields that are not simply read from their parent. */
export const resolvers: Resolvers = {
  Query: {
    items: (_root, _args, { pool }) => listItems(pool),
    item: (_root, { id }: { id: string }, { pool }) => findItem(pool, Number(id)),
    me: (_root, _args, context) => memberOf(context, context.viewer),
  },
  Mutation: {
    async giveItem(_root, { itemId, memberId }: { itemId: string; memberId: string }, { pool }) {
      await giveItem(pool, Number(itemId), Number(memberId));
      return findItem(pool, Number(itemId));
    },
  },
  Item: {
    owner: ({ ownerId }: Item, _args, context) =>
      ownerId === null ? null : memberOf(context, ownerId),
  },
  Member: {
    items: ({ id }: Member, _args, { pool }) => findItemsOf(pool, id),
  },
};

async function memberOf({ pool, viewer }: Context, id: number): Promise<Member> {
  const member = await findMember(pool, viewer, id);
  if (!member) throw new Error(`There is no member ${id}.`);
  return member;
}
