import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keeperFiles, type ServerOrder } from './files.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** What a keeper tells the client that started it. */
export type KeeperNews = { readonly ready: true } | { readonly failed: string };

/** A keeper as seen by the client that started it. */
export interface SpawnedKeeper {
  /** Why it could not bring up the server, once it said so. */
  failure(): string | undefined;
  hasEnded(): boolean;
}

/** Starts a keeper that outlives this process and holds none of its pipes, folders or signals. */
export function spawnKeeper(order: ServerOrder): SpawnedKeeper {
  let failure: string | undefined;
  let ended = false;
  const log = openSync(keeperFiles(order).log, 'a', 0o600);
  const child = spawn(process.execPath, [MAIN, JSON.stringify(order)], {
    cwd: path.parse(order.root).root,
    detached: true,
    env: cleanEnvironment(),
    stdio: ['ignore', log, log, 'ipc'],
    windowsHide: true,
  });
  closeSync(log);
  child.once('message', (news) => (failure = failureIn(news)));
  child.once('error', (error) => {
    failure = error.message;
    ended = true;
  });
  child.once('exit', (code, signal) => {
    ended = true;
    if (code !== 0) failure ??= `Its keeper ended with ${signal ?? `exit code ${code}`}.`;
  });
  child.unref();
  child.channel?.unref();
  return { failure: () => failure, hasEnded: () => ended };
}

function failureIn(news: unknown): string | undefined {
  if (typeof news !== 'object' || news === null || !('failed' in news)) return undefined;
  return String(news.failed);
}

/**
 * Only what a process needs to run: the client's `NODE_OPTIONS`, debugger and `PG…` variables
 * would otherwise reach a server that others share.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'windir', 'ComSpec'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
