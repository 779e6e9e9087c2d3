/** The names in a bundle's folder. */

/** What Node runs as the host, and what it loads ahead of a program and of either. */
export const PROGRAMS = { host: 'host.mjs', probe: 'probe.mjs', useBundle: 'use-bundle.mjs' };

/** For each package the name of its module: a JSON object. */
export const ENTRIES = 'entries.json';

/** Node's compile cache. */
export const CACHE = 'compiled';
