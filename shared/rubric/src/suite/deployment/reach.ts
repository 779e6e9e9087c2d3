import { once } from 'node:events';
import { request, type Agent } from 'node:https';
import { isIP } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { IncomingMessage } from 'node:http';
import { SubjectFailure } from '@course/subject';
import { agentOn } from './agent-on.ts';
import type { Internet } from './internet.ts';
import { isPublic } from './public-address.ts';

/** A deployed app that has answered. */
export interface Reached {
  /** Its origin, such as `https://lainaamo.example`. */
  url: string;
  /** Connects to the addresses that were checked, and to no others. */
  agent: Agent;
}

/** How long an app may take to wake up, in milliseconds: many platforms put it to sleep. */
const WAKING = 40_000;

/** How often one asks whether it is awake, in milliseconds. */
const PAUSE = 250;

/** What a platform answers in place of an app that is not there yet. */
const NOT_THERE_YET = new Set([502, 503, 504]);

/**
 * Reaches a deployed app, if its address is one that everybody can reach: HTTPS with a valid
 * certificate, under a name of which every address is public.
 *
 * @param address as the student wrote it
 * @throws SubjectFailure `wrong-address`, `not-public`, `unreachable` or `bad-certificate`
 */
export async function reach(address: string, internet: Internet): Promise<Reached> {
  const { origin, hostname } = parsed(address);
  const addresses = await publicAddresses(hostname, origin, internet);
  const agent = agentOn(await internet.wayTo(addresses));
  await wakeUp(origin, agent);
  return { url: origin, agent };
}

function parsed(address: string): URL {
  const url = URL.parse(address);
  // Whatever else an address can have, a user's name, a port or a path, makes it longer.
  const isBare = url?.protocol === 'https:' && url.href === `https://${url.hostname}/`;
  if (!isBare || isIP(url.hostname.replace(/^\[|\]$/g, ''))) {
    throw new SubjectFailure('wrong-address', { actual: address });
  }
  return url;
}

async function publicAddresses(
  name: string,
  origin: string,
  internet: Internet,
): Promise<readonly string[]> {
  // These never leave the machine, whatever a resolver says (RFC 6761, section 6.3).
  const isOwn = /(^|\.)localhost\.?$/.test(name);
  const addresses = isOwn ? ['127.0.0.1'] : await resolved(name, origin, internet);
  // One bad address is enough: which of them is used is not ours to choose.
  const inner = addresses.find((address) => !isPublic(address));
  if (inner) throw new SubjectFailure('not-public', { name: origin, actual: inner });
  return addresses;
}

async function resolved(
  name: string,
  origin: string,
  internet: Internet,
): Promise<readonly string[]> {
  try {
    return await internet.resolve(name);
  } catch (error) {
    throw unreachable(origin, error as NodeJS.ErrnoException);
  }
}

async function wakeUp(origin: string, agent: Agent): Promise<void> {
  const patience = AbortSignal.timeout(WAKING);
  try {
    while (NOT_THERE_YET.has(await statusOf(origin, agent, patience))) {
      await after(PAUSE, undefined, { signal: patience });
    }
  } catch (error) {
    if (patience.aborted) {
      throw new SubjectFailure('unreachable', { name: origin, waited: WAKING });
    }
    throw unreachable(origin, error as NodeJS.ErrnoException);
  }
}

async function statusOf(origin: string, agent: Agent, signal: AbortSignal): Promise<number> {
  const asking = request(origin, { agent, signal });
  asking.end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const { statusCode = 0 } = answer;
  asking.destroy();
  return statusCode;
}

/** The codes of OpenSSL's and Node's complaints about a certificate. */
const CERTIFICATE = /CERT|CRL|ISSUER|SIGNATURE|HOSTNAME|INVALID_CA|PURPOSE|PATH_LENGTH/;

function unreachable(origin: string, error: NodeJS.ErrnoException): SubjectFailure {
  // What has its class already is no fault of the address.
  if (error instanceof SubjectFailure) return error;
  const { name, message, code = '' } = error;
  const kind = CERTIFICATE.test(code) ? 'bad-certificate' : 'unreachable';
  return new SubjectFailure(kind, { name: origin, error: { name, message, code } });
}
