import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { leaseServer, type Server, type ServerOptions } from '../../src/index.ts';
import { readJsonFile } from '../../src/json-file.ts';
import { keeperFiles, type KeeperFiles } from '../../src/keeper/files.ts';
import { tryLock } from '../../src/keeper/lock.ts';
import { isKeeperState } from '../../src/keeper/protocol.ts';
import { isRunRecord, type RunRecord } from '../../src/postgres/previous-run.ts';
import { SHARED_STORE } from '../../src/postgres/reach.ts';
import { readServerLock } from '../../src/postgres/server-lock.ts';
import { waitFor } from '../../src/wait.ts';

/** A root folder of its own, as private as `mktemp -d` makes it, with what its keepers do there. */
export class Clone {
  readonly root: string;
  readonly #leased: Server[] = [];
  readonly #outside = new Set<string>();

  constructor(root: string) {
    this.root = root;
  }

  files(name = 'postgres'): KeeperFiles {
    return keeperFiles({ root: this.root, name });
  }

  async lease(options: Omit<ServerOptions, 'root'> = {}): Promise<Server> {
    const server = await leaseServer({ root: this.root, ...options });
    this.#leased.push(server);
    const record = options.databaseUrl ? undefined : await this.record(options.name);
    if (record?.data.startsWith(SHARED_STORE)) this.#outside.add(path.dirname(record.data));
    return server;
  }

  async keeperPid(name?: string): Promise<number> {
    const state = await readJsonFile(this.files(name).state);
    if (!isKeeperState(state)) throw new Error('No keeper.');
    return state.pid;
  }

  async record(name?: string): Promise<RunRecord> {
    const record = await readJsonFile(this.files(name).record);
    if (!isRunRecord(record)) throw new Error('No run.');
    return record;
  }

  async postgresPid(name?: string): Promise<number> {
    const lock = await readServerLock((await this.record(name)).data);
    if (!lock) throw new Error('No PostgreSQL.');
    return lock.pid;
  }

  /** Waits until nobody holds the keeper's lock. */
  async keeperGone(name?: string): Promise<void> {
    const { lock } = this.files(name);
    const gone = await waitFor(
      () => {
        const taken = existsSync(lock) ? tryLock(lock) : { release: () => {} };
        taken?.release();
        return taken && true;
      },
      { within: 15_000, every: 20 },
    );
    if (!gone) throw new Error('The keeper did not end.');
  }

  /** Gives back what the tests so far leased. */
  async release(): Promise<void> {
    for (const server of this.#leased.splice(0)) await server.release();
  }

  async remove(): Promise<void> {
    for (const name of ['postgres', 'grades']) await this.keeperGone(name);
    for (const folder of [this.root, ...this.#outside]) await rm(folder, { recursive: true });
  }
}

/** One clone for all tests of a file, so that its data folder is made once. */
export function useClone(): Clone {
  const clone = new Clone(realpathSync(mkdtempSync(path.join(os.tmpdir(), 'clone-'))));
  afterEach(() => clone.release());
  afterAll(() => clone.remove());
  return clone;
}
