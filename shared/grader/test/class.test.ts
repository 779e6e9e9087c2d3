/** A class whose verdicts are known beforehand, graded as a teacher grades it: by the command. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  findExercise,
  maxPoints,
  readAnswers,
  readCourse,
  readStarter,
  type CodeFiles,
  type Exercise,
} from '@course/rubric/course';
import pg from 'pg';
import { databaseFactory, leaseServer, type Database, type Server } from '@course/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gradeClass, Results, workFor } from '../src/index.ts';
import { handIn } from './support/hand-in.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const COMMAND = join(ROOT, 'shared', 'cli', 'src', 'main.ts');
const exercise = named('map-limit');
const [solution = {}, alternative = {}] = readAnswers(exercise);

const CLASS: Record<string, CodeFiles> = {
  solution,
  alternative,
  starter: readStarter(exercise),
  reformatted: changed(readStarter(exercise), (text) => `// My own words.\n\n${text}`),
  broken: { 'map-limit.ts': 'export const mapLimit = (' },
  wrong: { 'map-limit.ts': 'export async function mapLimit() { return [0]; }' },
  copy: changed(solution, (text) => `${text}\n// the same, but for this line\n`),
};

const POLL = { interval: 20, timeout: 60_000 };

let folder: string;
let running: ChildProcess | undefined;
let server: Server;
/** A store of this suite's own: the one of the clone is the teacher's. */
let store: Database;

beforeAll(async () => {
  server = await leaseServer({ root: ROOT });
  store = await (await databaseFactory(server, 'CREATE TABLE unused ()')).create();
  folder = mkdtempSync(join(tmpdir(), 'course-known-'));
  for (const [student, files] of Object.entries(CLASS)) {
    const placed = Object.entries(files).map(([name, text]) => [
      `exercises/${exercise.id}/src/${name}`,
      text,
    ]);
    handIn(join(folder, 'class'), student, Object.fromEntries(placed) as Record<string, string>);
  }
});
afterAll(async () => {
  running?.kill('SIGKILL');
  await store.drop();
  await server.release();
  rmSync(folder, { recursive: true, force: true });
});

function named(name: string): Exercise {
  const finding = findExercise(readCourse(ROOT), name, ROOT);
  if ('exercise' in finding) return finding.exercise;
  throw new Error(`There is no exercise ${name}.`);
}

function changed(files: CodeFiles, change: (text: string) => string): CodeFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));
}

function start(out: string, ...more: string[]): ChildProcess {
  const words = ['grade', join(folder, 'class'), '--out', join(folder, out), '--only', 'map-limit'];
  running = spawn(process.execPath, [COMMAND, ...words, '--database-url', store.url, ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, LANG: 'en' },
  });
  return running;
}

async function grade(out: string, ...more: string[]): Promise<Results> {
  const child = start(out, ...more);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const [code] = (await once(child, 'exit')) as [number];
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  return Results.parse(JSON.parse(readFileSync(join(folder, out, 'results.json'), 'utf8')));
}

/** What must be the same, however often and in however many pieces a class is graded. */
function essence({ students, edition, seed }: Results): unknown {
  return {
    edition,
    seed,
    students: students.map(({ id, grade: given, points, results }) => ({
      id,
      given,
      points,
      verdicts: results.map(({ status, report }) => ({
        status,
        passed: report?.verdicts.filter(({ passed }) => passed).map((verdict) => verdict.id),
      })),
    })),
  };
}

let undisturbed: Results;

test('every verdict is the one that was known beforehand', async () => {
  undisturbed = await grade('first', '--fresh');
  const max = maxPoints(exercise.manifest);
  const found = Object.fromEntries(
    undisturbed.students.map(({ id, points, reached, attempted, results }) => [
      id,
      { points, reached, attempted, status: results[0]?.status },
    ]),
  );
  const all = { points: max, reached: 1, attempted: 1, status: 'judged' };
  const none = { points: 0, reached: 0, attempted: 1, status: 'judged' };
  const untouched = { points: 0, reached: 0, attempted: 0, status: 'untouched' };
  expect(found).toEqual({
    solution: all,
    alternative: all,
    copy: all,
    starter: untouched,
    reformatted: untouched,
    broken: none,
    wrong: expect.objectContaining({ reached: 0, attempted: 1, status: 'judged' }),
  });
}, 120_000);

test('what did not change is not judged again', async () => {
  const again = await grade('first');
  const times = ({ students }: Results): unknown =>
    students.map(({ results }) => results.map(({ report }) => report?.duration));
  expect(times(again)).toEqual(times(undisturbed));
}, 120_000);

test('a grading that was killed goes on where it was, and comes to the same', async () => {
  const child = start('second', '--fresh', '--seed', undisturbed.seed);
  // It tells how far it is as soon as it has begun.
  if (child.stderr) await once(child.stderr, 'data');
  const ended = once(child, 'exit');
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
  expect(existsSync(join(folder, 'second', 'results.json'))).toBe(false);
  expect(essence(await grade('second'))).toEqual(essence(undisturbed));
}, 180_000);

test('Ctrl+C in a terminal lets what was begun come to its end', async () => {
  const child = start('third', '--jobs', '1', '--seed', 'interrupted');
  const ended = once(child, 'exit');
  const client = new pg.Client(store.url);
  await client.connect();
  const jobs = async (): Promise<string[]> => {
    const sql = "SELECT state FROM grading_queue.job WHERE data->>'seed' = 'interrupted'";
    return (await client.query<{ state: string }>(sql)).rows.map(({ state }) => state);
  };
  // Its judge and its compiler are there when it has done one, and it needs them for the next.
  let before: string[] = [];
  await expect
    .poll(async () => (before = await jobs()), POLL)
    .toEqual(expect.arrayContaining(['completed', 'active']));
  // A terminal tells the whole process group.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  expect((await ended)[0]).toBe(3);
  const after = await jobs();
  await client.end();
  const done = (states: string[]): number => states.filter((state) => state === 'completed').length;
  expect(after.filter((state) => state === 'active' || state === 'retry')).toEqual([]);
  expect(done(after)).toBeGreaterThan(done(before));
}, 120_000);

test('who is stopped before any work begins does none', async () => {
  const course = readCourse(ROOT);
  const signal = AbortSignal.abort(new Error('stopped'));
  const settings = { course, databaseUrl: store.url, confined: true, jobs: 1, signal };
  const nobody = { handed: [], decisions: [], fresh: false, onProgress: () => {} };
  await expect(gradeClass({ ...settings, ...nobody })).rejects.toThrow('stopped');
  const heard: string[] = [];
  await workFor({ ...settings, onReady: (edition) => heard.push(edition) });
  expect(heard).toEqual([]);
});

test('a verdict can be replayed', async () => {
  const from = ['--out', join(folder, 'first'), '--database-url', store.url];
  const words = ['replay', 'wrong', 'map-limit', ...from];
  const child = spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const [code] = (await once(child, 'exit')) as [number];
  expect({ code, said }).toEqual({
    code: 0,
    said: expect.stringContaining('Every criterion is judged as before.'),
  });
}, 60_000);
