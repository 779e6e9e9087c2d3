import { answerErrors, noRoute, parseAs } from '@course/kit';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import { gate } from './origins.ts';
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

/** Only where a body is wanted, and only these two types. */
const readBody = [express.json(), express.urlencoded()];

/** Builds Lainaamo for browsers. */
export function createApp({ origin, frontends, members }: Settings): Express {
  const sessions = new Sessions(members);
  const app = express();
  app.use(
    helmet({
      contentSecurityPolicy: {
        // Over helmet's own directives, which allow styles more than this page needs.
        directives: { styleSrc: ["'self'"], frameAncestors: ["'none'"] },
      },
    }),
  );
  app.use(gate(origin, frontends));

  app.get('/', (_req, res) => {
    res.type('html').send(PAGE);
  });

  app.post('/login', ...readBody, (req, res) => {
    const id = sessions.open(parseAs(Login, req.body).card);
    res.set('Set-Cookie', `session=${id}; Path=/; HttpOnly; Secure; SameSite=Strict`);
    res.status(204).end();
  });

  app.get('/me', (req, res) => {
    res.json(sessions.memberOf(req));
  });
  app.post('/me/address', ...readBody, (req, res) => {
    const member = sessions.memberOf(req);
    member.address = parseAs(NewAddress, req.body).address;
    res.json(member);
  });
  app.post('/me/reservation/cancel', (req, res) => {
    const member = sessions.memberOf(req);
    member.reservation = null;
    res.json(member);
  });

  app.use(noRoute);
  app.use(answerErrors);
  return app;
}
