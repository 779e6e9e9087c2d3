import { matchesGlob } from 'node:path';
import { readStarter, type CodeFiles, type Course, type Exercise } from '@course/rubric/course';
import type { Refusal } from '../results/results.ts';
import { SourceError, type Entry } from './entry.ts';
import { placed, type Candidate } from './placed.ts';

/** The largest file and the most files that are taken for one exercise. */
const LIMITS = { bytes: 256 * 1024, files: 200 };

/** Refusals that a report lists; whoever hands in more knows why. */
const MOST_REFUSALS = 50;

/** Names that would change how the code is loaded, wherever they lie. */
const NEVER = /(^|\/)(node_modules|package\.json|tsconfig[^/]*\.json|\.[^/]*)(\/|$)/;

/** What was taken of a submission. */
export interface Taken {
  /** The files of each exercise of which there were any, by the exercise's id. */
  code: Map<string, CodeFiles>;
  refusals: Refusal[];
  /** Whether there is any exercise of the course in it, or what is meant for one. */
  holdsExercise: boolean;
}

/**
 * Takes from a submission the files that its exercises let a student edit, and nothing else: tests,
 * settings and packages are always the course's own.
 *
 * @param wanted the exercises that are taken; the others of the course are known and left
 */
export async function takeCode(
  entries: readonly Entry[],
  course: Course,
  wanted: readonly Exercise[] = course.exercises,
): Promise<Taken> {
  const refusals: Refusal[] = [];
  const safe = entries.filter((entry) => {
    const climbs = isClimbing(entry.path);
    if (climbs) refusals.push({ reason: 'path-climbs-out', path: entry.path });
    return !climbs;
  });
  const ids = course.exercises.map(({ id }) => id);
  const { exercises, strangers } = placed(safe, ids);
  refusals.push(...strangers);
  const code = new Map<string, CodeFiles>();
  const copies: Refusal[] = [];
  for (const exercise of wanted) {
    const [outermost, ...others] = exercises.get(exercise.id) ?? [];
    if (!outermost) continue;
    const files = await takeFiles(exercise, outermost.candidates, refusals);
    if (Object.keys(files).length > 0) code.set(exercise.id, files);
    for (const { folder } of others)
      copies.push({ reason: 'another-copy', path: folder, detail: outermost.folder });
  }
  // Last, so that a second copy of the whole course leaves the other refusals in sight.
  refusals.push(...copies);
  return {
    code,
    refusals: shortened(refusals),
    holdsExercise: exercises.size > 0 || strangers.length > 0,
  };
}

function isClimbing(path: string): boolean {
  return (
    path.startsWith('/') ||
    /^[a-z]:/i.test(path) ||
    path.includes('\\') ||
    path.includes('\0') ||
    path.split('/').some((part) => part === '..' || part === '.')
  );
}

async function takeFiles(
  exercise: Exercise,
  candidates: readonly Candidate[],
  refusals: Refusal[],
): Promise<CodeFiles> {
  const files: CodeFiles = {};
  const twins = twinsOf(candidates, readStarter(exercise));
  for (const candidate of candidates) {
    const { entry, file } = candidate;
    const refuse = (reason: Refusal['reason'], detail?: string): void =>
      void refusals.push({ reason, path: entry.path, ...(detail && { detail }) });
    if (entry.kind === 'symbolic-link') refuse('symbolic-link');
    else if (entry.kind === 'other') refuse('not-a-file');
    else if (!isEditable(exercise, file)) refuse('not-editable');
    else if (twins.has(candidate)) refuse('names-differ-in-case');
    else if (entry.size > LIMITS.bytes) refuse('too-large', `${entry.size} B`);
    else if (Object.keys(files).length >= LIMITS.files) refuse('too-many-files');
    else {
      const text = await readText(entry).catch((error: Error) => error);
      if (typeof text === 'string') files[file] = text;
      else if (text instanceof SourceError) refuse(text.reason, text.detail);
      else if (text) refuse('unreadable', text.message);
      else refuse('not-text');
    }
  }
  return files;
}

function isEditable({ manifest }: Exercise, file: string): boolean {
  return !NEVER.test(file) && manifest.editable.some((pattern) => matchesGlob(file, pattern));
}

/**
 * Files that some file systems take for the same one. The starter's own name is kept; the others, or
 * all where there is none, are refused.
 */
function twinsOf(candidates: readonly Candidate[], starter: CodeFiles): Set<Candidate> {
  const groups = Map.groupBy(candidates, ({ file }) => file.normalize('NFC').toLowerCase());
  const twins = new Set<Candidate>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const kept = group.find(({ file }) => file in starter);
    for (const candidate of group) if (candidate !== kept) twins.add(candidate);
  }
  return twins;
}

/** @returns undefined for what is no text in UTF-8 */
async function readText(entry: Entry): Promise<string | undefined> {
  const bytes = await entry.read();
  if (bytes.length > LIMITS.bytes) throw new SourceError('too-large');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function shortened(refusals: Refusal[]): Refusal[] {
  if (refusals.length <= MOST_REFUSALS) return refusals;
  const more = refusals.length - MOST_REFUSALS;
  const rest: Refusal = { reason: 'too-many-files', path: '…', detail: `+ ${more}` };
  return [...refusals.slice(0, MOST_REFUSALS), rest];
}
