/**
 * The process that runs suites. It stays between runs: vitest, the rubric and a subject's process are
 * ready when the next run begins, which is most of what a run otherwise waits for.
 */
import { init, runBaseTests, setupEnvironment } from 'vitest/worker';
import { closeWorkerResources, prepareWorker, restWorker } from '../suite/worker-resources.ts';
import { RESTED, type Errand } from './worker-process.ts';
import '../index.ts';

// Taken before any suite runs: vitest replaces `process.exit` while tests run.
const exit = process.exit.bind(process);
const send = process.send?.bind(process);
if (!send) throw new Error('The worker must be forked by a judge.');

init({
  post: (message) => send(message),
  on: (listener) => process.on('message', listener),
  off: (listener) => process.off('message', listener),
  runTests: (state, traces) => runBaseTests('run', state, traces),
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  setup: setupEnvironment,
});

async function rest(): Promise<void> {
  await restWorker();
  send?.(RESTED);
}

async function leave(): Promise<void> {
  await closeWorkerResources().catch(() => {});
  exit(0);
}

// The judge says goodbye by closing the connection; when the judge is killed it closes too.
process.on('disconnect', () => void leave());

const root = process.env.COURSE_ROOT ?? '';
process.on('message', (message) => {
  if (typeof message !== 'object' || !message || !('errand' in message)) return;
  const errand = message as Errand;
  if (errand.errand === 'prepare') prepareWorker(root, errand.exercise);
  else void rest();
});
