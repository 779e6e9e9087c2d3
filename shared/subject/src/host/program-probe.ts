/**
 * Loaded ahead of a student's program (`node --import`): tells the judge each port that the program
 * listens on, why it ends, and, when asked, that its event loop turns. The program itself runs as in
 * production and need not announce anything.
 */
import { channel as diagnostics } from 'node:diagnostics_channel';
import type { Server } from 'node:net';
import { dirname } from 'node:path';
import type { FailureKind } from '../failure.ts';
import { openChannel } from './channel.ts';
import { describeFailure } from './errors.ts';

const judge = openChannel(({ ping }) => {
  if (ping) judge.send({ pong: ping });
});
judge.keepAlive(false);
// Nothing of the student's has run yet: what ends this process before it says so is no fault of theirs.
judge.send({ ready: true });

let listens = false;

diagnostics('tracing:net.server.listen:asyncEnd').subscribe((message) => {
  listens = true;
  const { server } = message as { server: Server };
  const address = server.address();
  if (typeof address !== 'object' || !address) return;
  // The message can come from within `listen()`: the program has still to run what follows it, such
  // as the line that listens for signals.
  setImmediate(() => judge.send({ listening: address.port }));
});

const folder = dirname(process.argv[1] ?? '');
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

function kindOf(thrown: unknown, origin: NodeJS.UncaughtExceptionOrigin): FailureKind {
  if (thrown instanceof SyntaxError && !cameFromRunningCode(thrown)) return 'syntax-error';
  // What the main module throws while it is evaluated is a rejection too, to Node.
  return origin === 'unhandledRejection' && listens ? 'unhandled-rejection' : 'crashed';
}

// Code that was running when it failed, such as a call of JSON.parse, stands in the stack.
function cameFromRunningCode({ stack = '' }: Error): boolean {
  return stack.split('\n').some((line) => line.includes('at ') && line.includes(folder));
}
