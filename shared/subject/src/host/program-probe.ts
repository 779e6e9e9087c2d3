/**
 * Loaded ahead of a student's program (`node --import`): tells the judge each port that the program
 * listens on, why it ends, and, when asked, that its event loop turns. The program itself runs as in
 * production and need not announce anything.
 *
 * Node also loads it ahead of the threads and processes that the program starts. They are the
 * program's own business: the probe does nothing there.
 */
import { channel as diagnostics } from 'node:diagnostics_channel';
import type { Server } from 'node:net';
import { dirname } from 'node:path';
import { PROBED } from '../environment.ts';
import type { FailureKind } from '../failure.ts';
import { openChannel, type Channel } from './channel.ts';
import { describeFailure } from './errors.ts';
import { serveSources } from './serve-sources.ts';

const folder = dirname(process.argv[1] ?? '');
let listens = false;

if (process.env[PROBED]) {
  // Threads and processes take over the environment as it is when they start.
  delete process.env[PROBED];
  const judge = await meetJudge();
  tellPorts(judge);
  tellEnd(judge);
}

/** Node waits for this before it loads the program. */
async function meetJudge(): Promise<Channel> {
  const { promise, resolve } = Promise.withResolvers<Record<string, string>>();
  const judge = openChannel(({ ping, sources }) => {
    if (sources) resolve(sources as Record<string, string>);
    if (ping) judge.send({ pong: ping });
  });
  serveSources(await promise);
  judge.keepAlive(false);
  // Nothing of the student's has run yet: what ends this process before it says so is no fault of theirs.
  judge.send({ ready: true });
  return judge;
}

function tellPorts(judge: Channel): void {
  diagnostics('tracing:net.server.listen:asyncEnd').subscribe((message) => {
    listens = true;
    const { server } = message as { server: Server };
    const address = server.address();
    if (typeof address !== 'object' || !address) return;
    // The message can come from within `listen()`: the program has still to run what follows it, such
    // as the line that listens for signals.
    setImmediate(() => judge.send({ listening: address.port }));
  });
}

function tellEnd(judge: Channel): void {
  let crashed = false;
  process.on('uncaughtExceptionMonitor', (thrown, origin) => {
    // A program with a handler of its own goes on.
    if (process.listenerCount('uncaughtException') > 0) return;
    crashed = true;
    judge.send({ lastWords: describeFailure(kindOf(thrown, origin), thrown, folder) });
  });
  process.on('exit', (exitCode) => {
    if (crashed) return;
    // Its stack leads to who called process.exit, if anybody did.
    const { kind, details } = describeFailure('exited', new Error('the program ended'), folder);
    judge.send({ lastWords: { kind, details: { ...details, exitCode } } });
  });
}

function kindOf(thrown: unknown, origin: NodeJS.UncaughtExceptionOrigin): FailureKind {
  if (thrown instanceof SyntaxError && !cameFromRunningCode(thrown)) return 'syntax-error';
  // What the main module throws while it is evaluated is a rejection too, to Node.
  return origin === 'unhandledRejection' && listens ? 'unhandled-rejection' : 'crashed';
}

// Code that was running when it failed, such as a call of JSON.parse, stands in the stack.
function cameFromRunningCode({ stack = '' }: Error): boolean {
  return stack.split('\n').some((line) => line.includes('at ') && line.includes(folder));
}
