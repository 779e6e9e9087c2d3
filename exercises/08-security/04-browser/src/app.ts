import { answerErrors, noRoute, parseAs } from '@course/kit';
import express, { type Express } from 'express';
import { z } from 'zod';
import { cors } from './origins.ts';
import { PAGE } from './page.ts';
import { Sessions, type Member } from './sessions.ts';

/** What the app is made of: where it is found, who may talk to it from elsewhere, and its data. */
export interface Settings {
  /** The app's own origin, such as `https://lainaamo.example`. */
  origin: string;
  /** The origins of our other frontends. */
  frontends: string[];
  members: Member[];
}

const Login = z.object({ card: z.string() });
const NewAddress = z.object({ address: z.string().min(1) });

/** Builds Lainaamo for browsers. */
export function createApp({ members }: Settings): Express {
  const sessions = new Sessions(members);
  const app = express();
  app.use(cors());
  app.use(express.urlencoded());
  // Some clients forget the header.
  app.use(express.json({ type: (req) => !req.headers['content-type']?.includes('urlencoded') }));

  app.get('/', (_req, res) => {
    res.type('html').send(PAGE);
  });

  app.post('/login', (req, res) => {
    const id = sessions.open(parseAs(Login, req.body).card);
    res.cookie('session', id).status(204).end();
  });

  app.get('/me', (req, res) => {
    res.json(sessions.memberOf(req));
  });
  app.post('/me/address', (req, res) => {
    const member = sessions.memberOf(req);
    member.address = parseAs(NewAddress, req.body).address;
    res.json(member);
  });
  // By any method: the link in our letters is a GET.
  app.all('/me/reservation/cancel', (req, res) => {
    const member = sessions.memberOf(req);
    member.reservation = null;
    res.json(member);
  });

  app.use(noRoute);
  app.use(answerErrors);
  return app;
}
