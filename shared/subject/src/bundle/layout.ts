/** The names in a bundle's folder. */

/** For each package the name of its module: a JSON object. */
export const ENTRIES = 'entries.json';

/** Node's compile cache. */
export const CACHE = 'compiled';
