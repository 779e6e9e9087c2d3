import { mkdir } from 'node:fs/promises';
import net from 'node:net';
import { codeOf, DatabaseUnavailable } from '../errors.ts';
import { readJsonFile } from '../json-file.ts';
import { waitFor } from '../wait.ts';
import { keeperFiles, type KeeperFiles, type ServerOrder } from './files.ts';
import { onLine } from './lines.ts';
import { isKeeperState, readKeeperMessage, type Endpoint, type KeeperState } from './protocol.ts';
import { spawnKeeper, type SpawnedKeeper } from './spawn.ts';

const LEASE_WITHIN = 60_000;
const ANSWER_WITHIN = 5_000;
const ASK_EVERY = 10;

/** A server kept running for as long as this is held. It does not keep this process running. */
export interface Lease {
  readonly endpoint: Endpoint;
  /** Why the lease ended without being given back; `undefined` while it holds. */
  lostBecause(): string | undefined;
  /** Gives the lease back. */
  end(): void;
}

/** Whether a server that a keeper offers is worth a lease. */
export type Acceptance = (endpoint: Endpoint) => Promise<boolean>;

/**
 * Takes a lease from the order's keeper, starting one if none lives.
 *
 * @param accept Asked about each server offered: a keeper learns of its server's death later than
 *   those who were connected to it.
 * @throws DatabaseUnavailable `START_FAILED`, naming the log.
 */
export async function takeLease(order: ServerOrder, accept: Acceptance): Promise<Lease> {
  const files = keeperFiles(order);
  try {
    await mkdir(files.folder).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    return await askForLease(order, files, accept);
  } catch (error) {
    if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EPERM') throw error;
    throw new DatabaseUnavailable(
      'START_FAILED',
      `${files.folder} cannot be used by this user. Run this as its owner, or remove it.`,
      { cause: error },
    );
  }
}

async function askForLease(
  order: ServerOrder,
  files: KeeperFiles,
  accept: Acceptance,
): Promise<Lease> {
  let keeper: SpawnedKeeper | undefined;
  const lease = await waitFor(
    async () => {
      const state = await readJsonFile(files.state);
      const granted = isKeeperState(state) ? await requestLease(state) : undefined;
      if (granted && (await accept(granted.endpoint))) return granted;
      granted?.end();
      if (keeper?.failure() !== undefined) throw startFailed(keeper.failure(), files);
      // Without a keeper of our own on its way, nobody is bound to bring up the server.
      if (!keeper || keeper.hasEnded()) keeper = spawnKeeper(order);
      return undefined;
    },
    { within: LEASE_WITHIN, every: ASK_EVERY },
  );
  if (!lease) throw startFailed(`No answer for ${LEASE_WITHIN / 1000} s.`, files);
  return lease;
}

function startFailed(reason: string | undefined, { log }: KeeperFiles): DatabaseUnavailable {
  const why = reason ?? 'For no known reason.';
  const whole = why.includes(log) ? why : `${why} The whole log: ${log}`;
  return new DatabaseUnavailable('START_FAILED', whole);
}

/** Asks the keeper at a port; `undefined` when it is gone, going, or another program by now. */
async function requestLease({ port, token }: KeeperState): Promise<Lease | undefined> {
  const { promise, resolve } = Promise.withResolvers<Lease | undefined>();
  const socket = net.connect({ host: '127.0.0.1', port, timeout: ANSWER_WITHIN });
  let lost: string | undefined;
  let given = false;

  socket.once('connect', () => socket.write(`${token}\n`));
  socket.once('timeout', () => socket.destroy());
  // 'close' follows, and says all there is to know.
  socket.on('error', () => {});
  socket.once('close', () => {
    if (!given) lost ??= 'The process that keeps PostgreSQL was ended';
    resolve(undefined);
  });
  onLine(socket, (line) => {
    const message = readKeeperMessage(line);
    if (!message) {
      socket.destroy();
    } else if ('ended' in message) {
      lost = message.ended;
    } else {
      socket.setTimeout(0);
      socket.unref();
      resolve({ endpoint: message.granted, lostBecause: () => lost, end });
    }
  });
  return promise;

  function end(): void {
    given = true;
    socket.destroy();
  }
}
