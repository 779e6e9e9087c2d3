import type { Resolvers } from './executable.ts';

/** The code behind the fields that are not simply read from their parent. */
export const resolvers: Resolvers = {
  Query: {
    item: (_root, { id }: { id: string }, { library }) => library.item(id),
  },
};
