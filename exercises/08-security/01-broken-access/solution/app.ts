import { createServer, type IncomingMessage, type Server } from 'node:http';
import { answerErrors, parseAs, Problem } from '@course/kit';
import express, { type Response } from 'express';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { answerQuery } from './graphql.ts';
import { Library, type Loan, type Member } from './library.ts';
import { serveLive } from './live.ts';

/** What the app is made of: the secret that signs tokens, and its data. */
export interface Settings {
  secret: string;
  members: Member[];
  loans: Loan[];
}

type Answer = Response<unknown, { viewer: Member }>;

const Claims = z.object({ sub: z.string() });
// Strict: who sends a field that is not theirs to set is told so.
const MemberChanges = z.strictObject({
  name: z.string().min(1).exactOptional(),
  phone: z.string().exactOptional(),
});
const LoanChanges = z.strictObject({ note: z.string() });
const NewLoan = z.strictObject({
  item: z.string().min(1),
  from: z.iso.date(),
  until: z.iso.date(),
  note: z.string().default(''),
});

/** Builds Lainaamo: REST and GraphQL in an Express app, and a WebSocket beside it. */
export function createApp({ secret, members, loans }: Settings): Server {
  const library = new Library(members, loans);

  /** The member whose token a request carries (RFC 6750). */
  function identify({ headers: { authorization = '' } }: IncomingMessage): Member {
    try {
      const token = authorization.replace(/^Bearer /, '');
      const claims = jwt.verify(token, secret, { algorithms: ['HS256'] });
      const member = library.account(Claims.parse(claims).sub);
      if (member) return member;
    } catch {
      // A token that cannot be trusted counts as none.
    }
    throw new Problem(401, 'Sign in first.');
  }

  const app = express();
  app.use(helmet());
  app.use(express.json());
  app.use((req, res: Answer, next) => {
    res.locals.viewer = identify(req);
    next();
  });

  app.get('/calendar', (_req, res: Answer) => {
    res.json(library.calendar());
  });

  app.get('/members/:id', (req, res: Answer) => {
    res.json(library.member(res.locals.viewer, req.params.id));
  });
  app.patch('/members/:id', (req, res: Answer) => {
    const changes = parseAs(MemberChanges, req.body);
    res.json(library.changeMember(res.locals.viewer, req.params.id, changes));
  });
  app.get('/members/:id/loans', (req, res: Answer) => {
    res.json(library.loansOf(res.locals.viewer, req.params.id));
  });
  app.get('/members/:id/loans/:loanId/note', (req, res: Answer) => {
    const { id, loanId } = req.params;
    res.json({ note: library.loanOf(res.locals.viewer, id, loanId).note });
  });

  app.post('/loans', (req, res: Answer) => {
    const loan = library.lend(res.locals.viewer, parseAs(NewLoan, req.body));
    res.status(201).location(`/loans/${loan.id}`).json(loan);
  });
  app.get('/loans/:id', (req, res: Answer) => {
    res.json(library.loan(res.locals.viewer, req.params.id));
  });
  app.patch('/loans/:id', (req, res: Answer) => {
    const changes = parseAs(LoanChanges, req.body);
    res.json(library.changeLoan(res.locals.viewer, req.params.id, changes));
  });
  app.delete('/loans/:id', (req, res: Answer) => {
    library.cancel(res.locals.viewer, req.params.id);
    res.status(204).end();
  });

  app.get('/staff/members', (_req, res: Answer) => {
    res.json(library.members(res.locals.viewer));
  });
  app.get('/staff/loans', (_req, res: Answer) => {
    res.json(library.loans(res.locals.viewer));
  });

  app.post('/graphql', async (req, res: Answer) => {
    res.json(await answerQuery(library, res.locals.viewer, req.body));
  });

  app.use(answerErrors);
  const server = createServer(app);
  serveLive(server, library, identify);
  return server;
}
