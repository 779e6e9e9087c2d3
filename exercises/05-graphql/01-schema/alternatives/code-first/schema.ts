import {
  GraphQLEnumType,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type { Item as ItemRow, Library, Reservation as ReservationRow } from './library.ts';
import { Day, Tag } from './scalars.ts';

interface Context {
  library: Library;
}

const id = { type: new GraphQLNonNull(GraphQLID) };
const day = { type: new GraphQLNonNull(Day) };

const Category = new GraphQLEnumType({
  name: 'Category',
  values: { BOAT: {}, CAMERA: {}, TOOL: {} },
});

const Item: GraphQLObjectType<ItemRow, Context> = new GraphQLObjectType({
  name: 'Item',
  fields: () => ({
    id,
    name: { type: new GraphQLNonNull(GraphQLString) },
    category: { type: new GraphQLNonNull(Category) },
    tag: { type: new GraphQLNonNull(Tag) },
    boughtOn: { type: Day },
    condition: {
      type: GraphQLString,
      resolve: async (item, _args, { library }) => library.conditionOf(item.id),
    },
    reservations: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Reservation))),
      resolve: async (item, _args, { library }) => library.reservationsOf(item.id),
    },
  }),
});

const Reservation: GraphQLObjectType<ReservationRow, Context> = new GraphQLObjectType({
  name: 'Reservation',
  fields: () => ({
    id,
    item: {
      type: new GraphQLNonNull(Item),
      resolve: async ({ itemId }, _args, { library }) => library.item(itemId),
    },
    from: day,
    to: day,
    days: { type: new GraphQLNonNull(GraphQLInt), resolve: ({ from, to }) => to - from },
    note: { type: GraphQLString },
  }),
});

const Query = new GraphQLObjectType<unknown, Context>({
  name: 'Query',
  fields: {
    items: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Item))),
      args: { category: { type: Category }, freeOn: { type: Day } },
      resolve: async (_root, filter, { library }) => library.items(filter),
    },
    item: {
      type: Item,
      args: { id },
      resolve: async (_root, args, { library }) => library.item(args.id),
    },
    itemByTag: {
      type: Item,
      args: { tag: { type: new GraphQLNonNull(Tag) } },
      resolve: async (_root, { tag }, { library }) => library.itemByTag(tag),
    },
    bundle: {
      type: new GraphQLNonNull(new GraphQLList(Item)),
      args: { ids: { type: new GraphQLNonNull(new GraphQLList(id.type)) } },
      // What is an error stands in the list as a value: GraphQL makes null of it, and tells it.
      resolve: async (_root, { ids }: { ids: string[] }, { library }) => {
        const found = await Promise.allSettled(ids.map(async (each) => library.item(each)));
        return found.map((each) => (each.status === 'fulfilled' ? each.value : each.reason));
      },
    },
  },
});

const ReserveInput = new GraphQLInputObjectType({
  name: 'ReserveInput',
  fields: { itemId: id, from: day, to: day, note: { type: GraphQLString } },
});

const ReservePayload = new GraphQLObjectType({
  name: 'ReservePayload',
  fields: { reservation: { type: new GraphQLNonNull(Reservation) } },
});

const Mutation = new GraphQLObjectType<unknown, Context>({
  name: 'Mutation',
  fields: {
    reserve: {
      type: ReservePayload,
      args: { input: { type: new GraphQLNonNull(ReserveInput) } },
      resolve: async (_root, { input }, { library }) => ({
        reservation: await library.reserve(input),
      }),
    },
  },
});

/** The same schema, built of objects instead of a text. */
export const schema = new GraphQLSchema({ query: Query, mutation: Mutation });
