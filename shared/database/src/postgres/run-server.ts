import { once } from 'node:events';
import { chown, mkdir, open, rm, stat } from 'node:fs/promises';
import net from 'node:net';
import { DatabaseUnavailable, messageOf } from '../errors.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import type { KeeperFiles, ServerOrder } from '../keeper/files.ts';
import type { Endpoint } from '../keeper/protocol.ts';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { prepareCluster, readPassword } from './cluster.ts';
import { choosePlaces, removeRun, type Places } from './places.ts';
import { endPreviousRun, isRunRecord } from './previous-run.ts';
import { serverVersion, type Programs } from './programs.ts';
import { reachableBinaries } from './reach.ts';
import { startServer, type StartedServer } from './start-server.ts';
import type { Listening } from './settings.ts';

export interface RunningServer {
  readonly endpoint: Endpoint;
  /** Fulfilled with the reason if PostgreSQL ends without being asked to. */
  readonly ended: Promise<string>;
  /** Ends PostgreSQL and removes what its run left. */
  stop(): Promise<void>;
}

/**
 * Brings up the PostgreSQL of an order, and first ends one that a killed keeper left behind.
 * The caller holds the keeper's lock: nobody else touches these files.
 *
 * @throws DatabaseUnavailable `START_FAILED`, with what PostgreSQL said about it.
 */
export async function runServer(order: ServerOrder, files: KeeperFiles): Promise<RunningServer> {
  const account = await serverAccount();
  const found = findBinaries();
  const binaries = account ? await reachableBinaries(found) : found;
  const programs: Programs = { binaries, account };

  const previous = await readJsonFile(files.record);
  if (isRunRecord(previous)) await endPreviousRun(previous, programs);

  const places = await choosePlaces(order, files, account);
  const listening = await chooseListening(places);
  await writeJsonFile(files.record, { ...places, listening });
  await makeRunFolder(places, programs);

  const logStart = (await stat(files.log)).size;
  let server: StartedServer;
  let version: string;
  try {
    version = await serverVersion(programs);
    server = await launch();
  } catch (error) {
    await cleanUp();
    const said = await complaints(files.log, logStart);
    throw new DatabaseUnavailable(
      'START_FAILED',
      `PostgreSQL could not start. ${said} The whole log: ${files.log}`,
      { cause: error },
    );
  }
  const password = (await readPassword(places.data)) ?? '';
  return {
    endpoint: { ...listening, password, version, durable: order.durable },
    ended: server.ended,
    async stop() {
      await server.stop();
      await cleanUp();
    },
  };

  async function launch(): Promise<StartedServer> {
    try {
      await prepareCluster(order, places, programs);
      return await startServer(order, places.data, listening, programs);
    } catch (error) {
      if (order.durable) throw error;
      // Made by another version, or cut off by a power cut: a new cluster replaces it.
      process.stderr.write(`${messageOf(error)}: trying again with a new data folder.\n`);
      for (const folder of [places.data, files.original]) {
        await rm(folder, { recursive: true, force: true });
      }
      await prepareCluster(order, places, programs);
      return startServer(order, places.data, listening, programs);
    }
  }

  async function cleanUp(): Promise<void> {
    await removeRun(places);
    await rm(files.record, { force: true });
  }
}

async function makeRunFolder({ run }: Places, programs: Programs): Promise<void> {
  // Not recursive: a folder that is already there is not ours.
  // A server of root's belongs to another account, and is reached by name even by a process that has
  // given up root's powers. The name cannot be guessed, and the superuser's password neither.
  await mkdir(run, { mode: programs.account ? 0o711 : 0o700 });
  if (programs.account) await chown(run, programs.account.uid, programs.account.gid);
}

async function chooseListening({ run }: Places): Promise<Listening> {
  // With a folder of its own each server can have PostgreSQL's usual port; no TCP port is opened.
  if (process.platform !== 'win32') return { host: run, port: 5432 };
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return { host: '127.0.0.1', port: address.port };
}

/** What PostgreSQL itself said since a place in its log. */
async function complaints(log: string, from: number): Promise<string> {
  const file = await open(log, 'r');
  const { buffer, bytesRead } = await file.read({ position: from });
  await file.close();
  const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
  const telling = lines.filter((line) => /FATAL|HINT|error|Error/.test(line));
  const said = telling.slice(0, 4).join(' ');
  // The binaries' package links its libraries in a script that pnpm runs only if it is let.
  return said.includes('shared librar') ? `${said} Run \`pnpm rebuild\`.` : said;
}
