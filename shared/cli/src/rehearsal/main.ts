/**
 * `npm run rehearse -- class|kills [number]`: grades classes whose every verdict is known beforehand, and
 * holds what was found against it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCourse, type Course } from '@course/rubric/course';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readResults, startCourse, type Running } from './commands.ts';
import { killOne, VICTIMS } from './kills.ts';
import { knownClass, type KnownClass } from './known-class.ts';
import { PeakMemory } from './memory.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** How many students a class has, and how often somebody is killed, unless told. */
const STUDENTS = 30;
const KILLS = 10;

/** Those of the class in which somebody is killed: one exercise with a database, and two without. */
const KILLED = { students: 10, exercises: ['map-limit', '03-rest/01-crud', '04-persistence/01'] };

/** How often a command is run again before it must have come through. */
const TRIES = 5;

/** Fires when the rehearsal is to end before it is over. */
const stop = new AbortController();

/** @param args the rehearsal, its number, and for `class` parts of the names of its exercises */
export async function rehearse([name, number, ...parts]: string[]): Promise<ExitCode> {
  const folder = mkdtempSync(join(tmpdir(), 'course-rehearsal-'));
  const end = (): void => stop.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    if (name === 'class') return await gradeKnown(folder, Number(number) || STUDENTS, parts);
    if (name === 'kills') return await gradeAmongKills(folder, Number(number) || KILLS);
    console.error('Usage: npm run rehearse -- class [students] [exercise …] | kills [number]');
    return EXIT.USAGE;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.error('The rehearsal was ended before it was over.');
    return EXIT.ENVIRONMENT;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Grades a class, and tells how long it took and how much memory; then once more, when nothing has
 * changed and every verdict is known to the store.
 */
async function gradeKnown(folder: string, students: number, parts: string[]): Promise<ExitCode> {
  const all = partOf(parts);
  const known = handIn(knownClass(all, students), folder);
  const first = grade(folder, 'first', parts, '--fresh');
  const memory = new PeakMemory(first.child);
  const fresh = await endOf(first);
  memory.stop();
  const judgings = known.known.filter(({ proof }) => proof.name !== 'starter').length;
  console.log(
    `${students} students, ${judgings} judgings in ${fresh.seconds.toFixed(1)} s; at most ` +
      `${memory.own.toFixed(0)} MB in the command, ${memory.all.toFixed(0)} MB with all it started`,
  );
  if (fresh.code !== 0) return failed(first, fresh.code);
  const found = verdict(known, join(folder, 'first'));

  const second = grade(folder, 'second', parts);
  const again = await endOf(second);
  if (again.code !== 0) return failed(second, again.code);
  const ratio = Math.round(fresh.seconds / again.seconds);
  console.log(`again, nothing changed: ${again.seconds.toFixed(1)} s, ${ratio} times as fast`);
  const foundAgain = verdict(known, join(folder, 'second'));
  return found === EXIT.REACHED ? foundAgain : found;
}

/** Grades a class again and again, kills somebody in each, and runs the command until it comes through. */
async function gradeAmongKills(folder: string, times: number): Promise<ExitCode> {
  const { exercises: parts, students } = KILLED;
  const known = handIn(knownClass(partOf(parts), students), folder);
  const first = grade(folder, 'undisturbed', parts, '--fresh');
  const undisturbed = await endOf(first);
  if (undisturbed.code !== 0) return failed(first, undisturbed.code);
  console.log(`undisturbed: ${undisturbed.seconds.toFixed(1)} s`);
  let worst: ExitCode = verdict(known, join(folder, 'undisturbed'));

  for (let time = 0; time < times; time += 1) {
    const victim = VICTIMS[time % VICTIMS.length] as (typeof VICTIMS)[number];
    const out = `disturbed-${time}`;
    let grader = grade(folder, out, parts, '--fresh');
    const done = await killOne({ root: ROOT, grader }, victim, undisturbed.seconds * 1000);
    const ends = [await grader.ended];
    for (let tries = 0; ends.at(-1) !== 0 && tries < TRIES; tries += 1) {
      grader = grade(folder, out, parts);
      ends.push(await grader.ended);
    }
    console.log(`${victim}: ${done}; the command ended with ${ends.join(', then ')}`);
    const found =
      ends.at(-1) === 0 ? verdict(known, join(folder, out)) : failed(grader, ends.at(-1));
    if (found !== EXIT.REACHED) worst = found;
  }
  return worst;
}

function partOf(parts: string[]): Course {
  const course = readCourse(ROOT);
  const named = ({ id }: { id: string }): boolean =>
    parts.length === 0 || parts.some((part) => id.includes(part));
  return { ...course, exercises: course.exercises.filter(named) };
}

function handIn(known: KnownClass, folder: string): KnownClass {
  known.handIn(join(folder, 'class'));
  return known;
}

/** Grades the class. It leads a process group, which can be killed with it, and which Ctrl+C does not reach. */
function grade(folder: string, out: string, parts: string[], ...more: string[]): Running {
  stop.signal.throwIfAborted();
  const only = parts.length > 0 ? ['--only', ...parts] : [];
  const places = [join(folder, 'class'), '--out', join(folder, out)];
  const grader = startCourse(['grade', ...places, ...only, ...more], { detached: true });
  const end = (): void => void grader.child.kill('SIGTERM');
  stop.signal.addEventListener('abort', end);
  void grader.ended.then(() => stop.signal.removeEventListener('abort', end));
  return grader;
}

/** Waits for a command that has just been started: with which code it ends, and after how many seconds. */
async function endOf({ ended }: Running): Promise<{ code: number | string; seconds: number }> {
  const started = performance.now();
  const code = await ended;
  return { code, seconds: (performance.now() - started) / 1000 };
}

function failed({ said }: Running, end: unknown): ExitCode {
  stop.signal.throwIfAborted();
  console.error(`The command ended with ${String(end)}:\n${said()}`);
  return EXIT.NOT_REACHED;
}

function verdict(known: KnownClass, out: string): ExitCode {
  const results = readResults(out);
  const surprises = known.surprises(results);
  const flaky = results.students
    .flatMap(({ results: own }) => own)
    .flatMap((one) => one.flaky ?? []);
  for (const surprise of surprises) console.error(surprise);
  console.log(
    `  ${known.known.length} verdicts known beforehand, ${surprises.length} found otherwise, ${flaky.length} flaky`,
  );
  return surprises.length === 0 ? EXIT.REACHED : EXIT.NOT_REACHED;
}
