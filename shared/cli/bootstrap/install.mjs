import { runTool } from './tool.mjs';

/**
 * Choices the person's own settings must not change: a partial or unbuilt install would fail
 * later and elsewhere. Purging is for a clone whose caches have moved, where pnpm would ask.
 */
const FIXED = [
  '--prod=false',
  '--config.ignore-scripts=false',
  '--config.confirmModulesPurge=false',
  '--config.update-notifier=false',
];
const PATIENCE = ['--config.fetch-retries=2', '--config.fetch-retry-mintimeout=1000'];

/**
 * Installs the workspace's dependencies with pnpm, telling how far it is.
 *
 * @param {string[]} pnpm how to run it
 * @param {object} options
 * @param {string} options.root
 * @param {boolean} options.update whether the lockfile may change
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} options.signal
 * @param {import('./texts.mjs').Texts} options.say
 * @param {(text: string) => void} options.show
 * @returns {Promise<{ ok: boolean, output: string }>} output: what pnpm complained of
 */
export async function installPackages(pnpm, { root, update, env, signal, say, show }) {
  const lockfile = update ? '--no-frozen-lockfile' : '--frozen-lockfile';
  const command = [...pnpm, 'install', lockfile, '--reporter=ndjson', ...FIXED, ...PATIENCE];
  const { complaints, onLine } = follow(say, show);
  const { ok, output } = await runTool(command, { cwd: root, env, signal, onLine });
  return { ok, output: complaints.join('\n') || output };
}

/**
 * Reads pnpm's events, one JSON object a line, of which these tell how far it is and what failed.
 *
 * @param {import('./texts.mjs').Texts} say
 * @param {(text: string) => void} show
 */
export function follow(say, show) {
  let total = 0;
  let done = 0;
  /** @type {string[]} */
  const complaints = [];
  const onLine = (/** @type {string} */ line) => {
    const event = parse(line);
    if (event === undefined) {
      if (line !== '') complaints.push(line);
    } else if (event.name === 'pnpm:stats' && event.added) {
      total += event.added;
    } else if (event.name === 'pnpm:progress' && event.status === 'imported') {
      done += 1;
      show(say.packages(done, Math.max(total, done)));
    } else if (event.name === 'pnpm:stage' && event.stage === 'importing_done') {
      show(say.linking);
    } else if (event.name === 'pnpm:request-retry') {
      show(say.retrying);
    } else if (event.name === 'pnpm:lifecycle' && event.line) {
      complaints.push(event.line);
    } else if (event.level === 'error') {
      complaints.push([event.code, event.err?.message, event.hint].filter(Boolean).join(' '));
    }
  };
  return { complaints, onLine };
}

/**
 * The fields that are read, of all kinds of events.
 *
 * @typedef {object} Event
 * @property {string} [name]
 * @property {string} [level]
 * @property {number} [added]
 * @property {string} [status]
 * @property {string} [stage]
 * @property {string} [line]
 * @property {string} [code]
 * @property {string} [hint]
 * @property {{ message?: string }} [err]
 */

/** @param {string} line @returns {Event | undefined} undefined for what is no event */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
