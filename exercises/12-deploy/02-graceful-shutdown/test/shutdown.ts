import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { expect, type Fixtures } from '@course/rubric';

/** The student's program while it runs. */
export type Running = Awaited<ReturnType<Fixtures<unknown>['program']>>;

/** Someone who has the live view open. */
type Viewer = Awaited<ReturnType<Running['connect']>>;

/** How long anything may take to happen, in milliseconds. */
const PATIENCE = 3000;

/** The drain outlasts the criterion, which then needs no luck to look at the program during it. */
export const LONG_DRAIN = { DRAIN_DELAY_MS: '60000', SHUTDOWN_DEADLINE_MS: '120000' };

/** Work may take as long as it likes: a program that ends only at its deadline ends too late. */
export const NO_HURRY = { DRAIN_DELAY_MS: '0', SHUTDOWN_DEADLINE_MS: '60000' };

/** The status of a path as a newcomer sees it, who opens a connection of his own. */
export async function statusOf(
  { api }: Running,
  path: string,
): Promise<number | 'refused' | 'silence'> {
  return api.get(path).then(
    ({ status }) => status,
    ({ timeout }: { timeout?: number }) => (timeout ? 'silence' : 'refused'),
  );
}

/**
 * Looks again and again until it sees what is wanted, twice in a row so that it is no passing
 * moment, or until the program has ended.
 *
 * @returns what was seen last
 */
export async function eventually<Seen>(
  { program }: Running,
  look: () => Promise<Seen>,
  wanted: Seen,
): Promise<Seen> {
  const late = performance.now() + PATIENCE;
  let ended = false;
  void program.ended.then(() => (ended = true));
  for (;;) {
    // Asked before the look: the last one must come after the end.
    const isLast = ended || performance.now() > late;
    const first = await look();
    const seen = first === wanted ? await look() : first;
    if (seen === wanted || isLast) return seen;
    await after(5);
  }
}

/** Sends a signal and waits until the program has taken notice: in its log or towards others. */
export async function askToStop(running: Running, signal: NodeJS.Signals): Promise<void> {
  const before = await readinessOf(running);
  running.program.signal(signal);
  const isNoticed = async (): Promise<boolean> =>
    running.program.output.includes('shutdown-started') || (await readinessOf(running)) !== before;
  const noticed = await eventually(running, isNoticed, true);
  expect({ signal, noticed }).toEqual({ signal, noticed: true });
}

/**
 * Waits until newcomers are refused, or for as long as anything may take: a door that stays open is the
 * matter of another criterion.
 */
export async function untilDoorCloses(running: Running): Promise<void> {
  await eventually(running, async () => readinessOf(running), undefined);
}

// Not by `api`: a failure shows the last request made there, and these are beside the point.
async function readinessOf({ url }: Running): Promise<number | undefined> {
  const request = get(`${url}/ready`, { agent: false, signal: AbortSignal.timeout(PATIENCE) });
  request.on('error', () => {});
  return once(request, 'response').then(
    ([response]) => (response as IncomingMessage).resume().statusCode,
    () => undefined,
  );
}

/** How the program ends by itself, or what is to be said of one that lives on after its last word. */
export async function endOf({ program }: Running): Promise<unknown> {
  return program.exit().catch((error: { kind?: string }) => {
    const livesOn = error.kind === 'never-exited' && program.output.includes('shutdown-finished');
    if (!livesOn) throw error;
    return 'still running after shutdown-finished: a timer or a listener keeps the event loop busy';
  });
}

/** With which code a WebSocket was closed. */
export async function closeCodeOf(viewer: Viewer): Promise<number | 'still open'> {
  return viewer.closed().then(
    ({ code }) => code,
    () => 'still open',
  );
}

/** What the log tells of the shutdown. */
export function shutdownLog({ program }: Running): Record<string, unknown>[] {
  return program.output
    .split('\n')
    .map((line) => parsed(line))
    .filter(({ event }) => typeof event === 'string' && event.startsWith('shutdown-'));
}

function parsed(line: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(line)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
