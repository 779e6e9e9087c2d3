import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from '../wait.ts';
import type { ServerOrder } from '../keeper/files.ts';
import { signalServer, startProgram, type Programs } from './programs.ts';
import { readServerLock } from './server-lock.ts';
import { serverSettings, type Listening } from './settings.ts';

/** Milliseconds for a start, which after a crash includes replaying what the log holds. */
const START_WITHIN = 50_000;
/** Milliseconds for a fast shutdown before it becomes an immediate one. */
const STOP_WITHIN = 10_000;

export interface StartedServer {
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL as a child of this process; fulfilled once it accepts sessions. */
export async function startServer(
  order: ServerOrder,
  data: string,
  listening: Listening,
  programs: Programs,
): Promise<StartedServer> {
  const settings = Object.entries(serverSettings(order, listening));
  const args = ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = startProgram(programs, 'postgres', args);
  const ended = once(server, 'exit').then(([code, signal]) => {
    return `PostgreSQL ended with ${signal ?? `exit code ${code}`}`;
  });

  const outcome = await Promise.race([
    ended,
    waitFor(() => readyOrUndefined(server, data), { within: START_WITHIN, every: 5 }),
  ]);
  if (outcome === 'ready') return { ended, stop: () => stop(server, ended, programs) };
  await stop(server, ended, programs);
  throw new Error(
    outcome === undefined ? `PostgreSQL was not ready after ${START_WITHIN / 1000} s` : await ended,
  );
}

async function readyOrUndefined(server: ChildProcess, data: string): Promise<string | undefined> {
  if (hasEnded(server)) return 'ended';
  const lock = await readServerLock(data);
  return lock?.ready && lock.pid === server.pid ? 'ready' : undefined;
}

async function stop(
  server: ChildProcess,
  ended: Promise<string>,
  programs: Programs,
): Promise<void> {
  const { pid } = server;
  if (pid === undefined || hasEnded(server)) return;
  const impatience = setTimeout(() => void signalServer(programs, pid, 'QUIT'), STOP_WITHIN);
  await signalServer(programs, pid, 'INT');
  await ended;
  clearTimeout(impatience);
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}
