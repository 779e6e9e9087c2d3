import {
  mkdirSync,
  readFileSync,
  rmSync,
  rmdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
const HEARTBEAT_MS = 5_000;
/** A holder that has not touched its lock for so long is gone, whatever its process id says. */
const SILENCE_MS = 60_000;

/**
 * Does the work while holding a lock file, one process at a time, and waits for it as long as its
 * holder lives. A holder that was killed is recognised by its process id, or, on another host
 * (a container that shares the folder), by its heartbeat having stopped.
 *
 * @template T
 * @param {string} file
 * @param {{ signal: AbortSignal, onWait: (holder: string) => void }} options onWait: called once
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, options, work) {
  await take(file, options);
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

/** @param {string} file @param {{ signal: AbortSignal, onWait: (holder: string) => void }} options */
async function take(file, { signal, onWait }) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  // Silence is measured on this process's own clock, which stands still while a laptop sleeps.
  let heard = { beat: -1, at: 0 };
  while (!create(file)) {
    const held = read(file);
    if (held && held.beat !== heard.beat) heard = { beat: held.beat, at: performance.now() };
    if (held && (isGone(held) || performance.now() - heard.at > SILENCE_MS)) {
      breakStale(file, held.text);
      continue;
    }
    if (held && !told) onWait(held.pid === undefined ? '?' : String(held.pid));
    told ||= held !== undefined;
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** @param {string} file @returns {boolean} whether it is ours */
function create(file) {
  const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** @param {string} file */
function read(file) {
  try {
    const text = readFileSync(file, 'utf8');
    const beat = statSync(file).mtimeMs;
    return { text, beat, ...parse(text) };
  } catch {
    return undefined;
  }
}

/** @param {string} text @returns {{ pid?: number, host?: string }} nothing for a torn one */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** @param {{ pid?: number, host?: string }} holder */
function isGone({ pid, host }) {
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

/**
 * Two that wait may both find the lock stale, and the slower one must not remove the quicker
 * one's new lock: so only one breaks at a time, and only the very lock it saw.
 *
 * @param {string} file
 * @param {string} seen its text
 */
function breakStale(file, seen) {
  const guard = `${file}.break`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    throw error;
  }
  try {
    if (read(file)?.text === seen) rmSync(file, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

/** @param {string} file */
function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Removed by hand: the work goes on, it has nothing else to lose.
  }
}

/** @param {unknown} error @param {string} code */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
