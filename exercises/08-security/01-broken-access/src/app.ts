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
const MemberChanges = z.looseObject({
  name: z.string().min(1).exactOptional(),
  phone: z.string().exactOptional(),
});
const LoanChanges = z.looseObject({ note: z.string() });
const NewLoan = z.looseObject({
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
      return library.member(Claims.parse(claims).sub);
    } catch {
      throw new Problem(401, 'Sign in first.');
    }
  }

  function ownPages(viewer: Member, member: Member): Member {
    if (viewer.role === 'staff' || viewer.id === member.id) return member;
    throw new Problem(403, 'These are the pages of somebody else.');
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
    res.json(ownPages(res.locals.viewer, library.member(req.params.id)));
  });
  app.patch('/members/:id', (req, res: Answer) => {
    const { id } = ownPages(res.locals.viewer, library.member(req.params.id));
    res.json(library.changeMember(id, parseAs(MemberChanges, req.body)));
  });
  app.get('/members/:id/loans', (req, res: Answer) => {
    const { id } = ownPages(res.locals.viewer, library.member(req.params.id));
    res.json(library.loansOf(id));
  });
  app.get('/members/:id/loans/:loanId/note', (req, res: Answer) => {
    ownPages(res.locals.viewer, library.member(req.params.id));
    res.json({ note: library.loan(req.params.loanId).note });
  });

  app.post('/loans', (req, res: Answer) => {
    const loan = library.lend({ memberId: res.locals.viewer.id, ...parseAs(NewLoan, req.body) });
    res.status(201).location(`/loans/${loan.id}`).json(loan);
  });
  app.get('/loans/:id', (req, res: Answer) => {
    res.json(library.loan(req.params.id));
  });
  app.patch('/loans/:id', (req, res: Answer) => {
    res.json(library.changeLoan(req.params.id, parseAs(LoanChanges, req.body)));
  });
  app.delete('/loans/:id', (req, res: Answer) => {
    library.cancel(req.params.id);
    res.status(204).end();
  });

  app.get('/staff/members', (_req, res: Answer) => {
    res.json(library.members());
  });
  app.get('/staff/loans', (_req, res: Answer) => {
    if (res.locals.viewer.role !== 'staff') throw new Problem(403, 'This is for staff.');
    res.json(library.loans());
  });

  app.post('/graphql', async (req, res: Answer) => {
    res.json(await answerQuery(library, res.locals.viewer, req.body));
  });

  app.use(answerErrors);
  const server = createServer(app);
  serveLive(server, library, identify);
  return server;
}
