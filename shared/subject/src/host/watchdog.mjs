/**
 * Loaded ahead of everything else (`node --import`) where the kernel does not end a process with its
 * parent: ends this one when its parent is gone, even while an endless loop holds the main thread.
 * JavaScript, since a process that loads it would take longer to strip its types.
 */
import { Worker } from 'node:worker_threads';

const WATCH = `
const { workerData: parent } = require('node:worker_threads');
const gone = () => {
  if (process.ppid !== parent) return true;
  try { process.kill(parent, 0); return false; } catch (error) { return error.code === 'ESRCH'; }
};
setInterval(() => { if (gone()) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

// The parent is noted here: when the worker has started, it may be gone already.
const options = { eval: true, workerData: process.ppid, stdout: true, stderr: true };
new Worker(WATCH, options).unref();
