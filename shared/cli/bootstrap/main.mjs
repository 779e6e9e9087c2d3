#!/usr/bin/env node
// The one command of the course. It needs Node and npm alone: what else the course runs on is
// fetched on the first run, and again whenever the lockfile or a manifest has changed.
//
// Imports are parsed before any line runs, so this file and the two it imports keep to syntax an
// old Node can read: it gets a sentence instead of a syntax error.
import { languageOf } from './language.mjs';
import { texts } from './texts.mjs';

const OLDEST_NODE = 18;

/** @param {string[]} args @returns {Promise<number>} the exit code */
async function main(args) {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    const say = texts[languageOf(args, process.env)];
    console.error(say.nodeTooOld(process.versions.node, OLDEST_NODE));
    return 3;
  }
  const { bootstrap } = await import('./bootstrap.mjs');
  return bootstrap(args);
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
