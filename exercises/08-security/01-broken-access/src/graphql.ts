import { parseAs } from '@course/kit';
import { buildSchema, graphql, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import type { Library, Loan, Member } from './library.ts';

const schema = buildSchema(`
  type Query {
    me: Member!
    loan(id: ID!): Loan
  }
  type Member {
    id: ID!
    name: String!
    phone: String!
    loans: [Loan!]!
  }
  type Loan {
    id: ID!
    item: String!
    from: String!
    until: String!
    note: String!
    "The loan of the same item that comes after this one."
    next: Loan
  }
`);

const Body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
});

/** The GraphQL door: answers one member's query. */
export async function answerQuery(
  library: Library,
  viewer: Member,
  body: unknown,
): Promise<ExecutionResult> {
  const { query: source, variables: variableValues } = parseAs(Body, body);
  // A property that is a function is a resolver: it runs when the query asks for it.
  const toLoan = (loan: Loan): object => ({
    ...loan,
    next: () => {
      const next = library.loanAfter(loan);
      return next && toLoan(next);
    },
  });
  const rootValue = {
    me: () => ({ ...viewer, loans: () => library.loansOf(viewer.id).map(toLoan) }),
    loan: ({ id }: { id: string }) => toLoan(library.loan(id)),
  };
  return graphql({ schema, source, rootValue, variableValues });
}
