import { answerErrors, noRoute, parseAs } from '@course/kit';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import { cors, refuseForeignWrites } from './origins.ts';
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

/** What our page may load and do: see https://www.w3.org/TR/CSP3/. */
const POLICY = {
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
};

/**
 * Out of reach for scripts, for plain HTTP and for what other sites start; links to us keep working. The
 * prefix of its name makes browsers insist on Secure, Path=/ and no Domain.
 */
const COOKIE = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;

/** Builds Lainaamo for browsers. */
export function createApp({ origin, frontends, members }: Settings): Express {
  const sessions = new Sessions(members);
  const trusted = new Set([origin, ...frontends]);
  const app = express();
  // First, so that errors and preflights have them too.
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: POLICY },
      // Under helmet's own no-referrer, browsers send this page's forms with Origin: null.
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(cors(trusted));
  app.use(refuseForeignWrites(trusted));
  // A form can also send text/plain, which may look like JSON: these two read only what is named right.
  app.use(express.urlencoded());
  app.use(express.json());

  app.get('/', (_req, res) => {
    res.type('html').send(PAGE);
  });

  app.post('/login', (req, res) => {
    const id = sessions.open(parseAs(Login, req.body).card);
    res.cookie('__Host-session', id, COOKIE).status(204).end();
  });

  app.get('/me', (req, res) => {
    res.json(sessions.memberOf(req));
  });
  app.post('/me/address', (req, res) => {
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
