import { createServer, type IncomingMessage, type Server } from 'node:http';
import { answerErrors, parseAs, Problem } from '@course/kit';
import express, { type Response } from 'express';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { answerQuery } from './graphql.ts';
import { Library, type Desk, type Loan, type Member } from './library.ts';
import { serveLive } from './live.ts';

/** What the app is made of: the secret that signs tokens, and its data. */
export interface Settings {
  secret: string;
  members: Member[];
  loans: Loan[];
}

type Answer = Response<unknown, { desk: Desk }>;

const Claims = z.object({ sub: z.string() });
const MemberChanges = z.object({
  name: z.string().min(1).exactOptional(),
  phone: z.string().exactOptional(),
});
const LoanChanges = z.object({ note: z.string() });
const NewLoan = z.object({
  item: z.string().min(1),
  from: z.iso.date(),
  until: z.iso.date(),
  note: z.string().default(''),
});

/** Builds Lainaamo: REST and GraphQL in an Express app, and a WebSocket beside it. */
export function createApp({ secret, members, loans }: Settings): Server {
  const library = new Library(members, loans);

  /** The desk for the member whose token a request carries (RFC 6750). */
  function deskOf({ headers: { authorization = '' } }: IncomingMessage): Desk {
    try {
      const token = authorization.replace(/^Bearer /, '');
      const claims = jwt.verify(token, secret, { algorithms: ['HS256'] });
      return library.deskFor(Claims.parse(claims).sub);
    } catch {
      throw new Problem(401, 'Sign in first.');
    }
  }

  const app = express();
  app.use(helmet());
  app.use(express.json());
  app.use((req, res: Answer, next) => {
    res.locals.desk = deskOf(req);
    next();
  });

  app.get('/calendar', (_req, res: Answer) => {
    res.json(res.locals.desk.calendar());
  });

  app.get('/members/:id', (req, res: Answer) => {
    res.json(res.locals.desk.member(req.params.id));
  });
  app.patch('/members/:id', (req, res: Answer) => {
    const changes = parseAs(MemberChanges, req.body);
    res.json(res.locals.desk.changeMember(req.params.id, changes));
  });
  app.get('/members/:id/loans', (req, res: Answer) => {
    res.json(res.locals.desk.loansOf(req.params.id));
  });
  app.get('/members/:id/loans/:loanId/note', (req, res: Answer) => {
    const { id, loanId } = req.params;
    const loan = res.locals.desk.loansOf(id).find((own) => own.id === loanId);
    if (!loan) throw new Problem(404, 'There is no such thing here.');
    res.json({ note: loan.note });
  });

  app.post('/loans', (req, res: Answer) => {
    const loan = res.locals.desk.lend(parseAs(NewLoan, req.body));
    res.status(201).location(`/loans/${loan.id}`).json(loan);
  });
  app.get('/loans/:id', (req, res: Answer) => {
    res.json(res.locals.desk.loan(req.params.id));
  });
  app.patch('/loans/:id', (req, res: Answer) => {
    const changes = parseAs(LoanChanges, req.body);
    res.json(res.locals.desk.changeLoan(req.params.id, changes));
  });
  app.delete('/loans/:id', (req, res: Answer) => {
    res.locals.desk.cancel(req.params.id);
    res.status(204).end();
  });

  app.use('/staff', (_req, res: Answer, next) => {
    if (res.locals.desk.viewer.role !== 'staff') throw new Problem(403, 'This is for staff.');
    next();
  });
  app.get('/staff/members', (_req, res: Answer) => {
    res.json(res.locals.desk.members());
  });
  app.get('/staff/loans', (_req, res: Answer) => {
    res.json(res.locals.desk.loans());
  });

  app.post('/graphql', async (req, res: Answer) => {
    res.json(await answerQuery(res.locals.desk, req.body));
  });

  app.use(answerErrors);
  const server = createServer(app);
  serveLive(server, deskOf);
  return server;
}
