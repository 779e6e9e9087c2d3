import { executableSchema } from './executable.ts';
import { resolvers } from './resolvers.ts';
import { Day, Tag } from './scalars.ts';
import { typeDefs } from './type-defs.ts';

/** What Lainaamo offers over GraphQL. */
export const schema = executableSchema(typeDefs, resolvers, [Day, Tag]);
