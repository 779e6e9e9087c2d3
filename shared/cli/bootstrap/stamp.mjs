import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What is remembered of the last whole install.
 *
 * @typedef {object} Stamp
 * @property {string} fingerprint what it was made from
 * @property {string} node the Node to run the course with: a path from the root, or 'running'
 */

/** @param {string} file @returns {Stamp | undefined} undefined when there is none to believe */
export function readStamp(file) {
  try {
    const { fingerprint, node } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof fingerprint === 'string' && typeof node === 'string'
      ? { fingerprint, node }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Appears whole or not at all: the last act of an install.
 *
 * @param {string} file
 * @param {Stamp} stamp
 */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(stamp)}\n`);
  renameSync(draft, file);
}

/** The first act of an install: one that is killed must not be taken for whole. @param {string} file */
export function clearStamp(file) {
  rmSync(file, { force: true });
}
