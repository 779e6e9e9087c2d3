import { rm, stat, truncate } from 'node:fs/promises';
import { writeJsonFile } from '../json-file.ts';
import { runServer } from '../postgres/run-server.ts';
import { keeperFiles, type ServerOrder } from './files.ts';
import { openLeaseDesk } from './leases.ts';
import { takeLock } from './lock.ts';

const LOG_LIMIT_BYTES = 1_000_000;

/**
 * Owns one PostgreSQL from the first lease to the last, then ends it.
 *
 * @param onReady Called once leases can be had.
 */
export async function keep(order: ServerOrder, onReady: () => void): Promise<void> {
  const files = keeperFiles(order);
  const lock = await takeLock(files);
  if (!lock) return;
  try {
    await rm(files.state, { force: true });
    await shortenLog(files.log);
    const asked = askedToStop();
    const server = await runServer(order, files);
    try {
      const desk = await openLeaseDesk(server.endpoint);
      let reason = "PostgreSQL's keeper failed";
      try {
        await writeJsonFile(files.state, desk.state);
        onReady();
        reason = await Promise.race([desk.idle.then(() => 'idle'), server.ended, asked]);
      } finally {
        await rm(files.state, { force: true });
        desk.close(reason);
      }
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}

function askedToStop(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => resolve(`PostgreSQL's keeper was stopped by ${signal}`));
  }
  return promise;
}

async function shortenLog(log: string): Promise<void> {
  if ((await stat(log)).size > LOG_LIMIT_BYTES) await truncate(log);
}
