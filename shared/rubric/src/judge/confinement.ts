import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bubblewrapArguments, sandboxPrograms, type SandboxPrograms } from '@course/subject';
import type { Course } from '../course/course.ts';
import { readsOfKit } from '../course/kit.ts';
import { Gateway } from './gateway.ts';

/** What keeps code in that one has no reason to trust. */
export interface Confinement {
  /**
   * Absolute path of a folder that holds the code that is judged and nothing else. The code can read
   * all of it; it is the worker's temporary folder too.
   */
  room: string;
  /** Absolute path of a program that is the TypeScript compiler, confined. */
  compiler: string;
  /** The server that criteria get their databases from, reached by a socket in a folder. */
  databaseUrl?: string | undefined;
  /** The way to a deployed address, outside of the room; open only while one is judged. */
  gateway: Gateway;
}

/** A confinement, and how to give it back. */
export interface OpenConfinement extends Confinement {
  remove(): void;
}

/** Megabytes of memory for the compiler: several times what the largest exercise takes. */
const COMPILER_MEMORY = 4096;

/** Megabytes of temporary files that the compiler may write; it needs none. */
const COMPILER_FILES = 16;

/**
 * Makes a room for a judge.
 *
 * @throws SandboxUnavailable
 */
export function openConfinement(course: Course, databaseUrl?: string): OpenConfinement {
  // What is missing is told before anything is left lying about.
  const programs = sandboxPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'course-judge-'));
  const room = join(folder, 'room');
  const compiler = join(folder, 'compiler');
  mkdirSync(room);
  writeFileSync(compiler, compilerScript(course, room, programs), { mode: 0o700 });
  const gateway = new Gateway(join(folder, 'gateway'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { room, compiler, databaseUrl, gateway, remove };
}

/**
 * A compiler reads whatever a source names, and tells what it found in its messages: it gets to see
 * the packages, the kit and the code, and no solution.
 */
function compilerScript(
  { root, exercises }: Course,
  room: string,
  { bwrap, prlimit }: SandboxPrograms,
): string {
  const types = join(root, '.course', 'types');
  mkdirSync(types, { recursive: true });
  const reads = [
    join(root, 'node_modules'),
    join(root, 'tsconfig.base.json'),
    ...readsOfKit(root),
    ...exercises.flatMap(({ folder }) => [
      join(folder, 'node_modules'),
      join(folder, 'package.json'),
    ]),
    types,
    room,
  ];
  const cell = { reads, directory: root, environment: {}, files: COMPILER_FILES };
  const words = [
    prlimit,
    '--core=0',
    `--data=${COMPILER_MEMORY * 2 ** 20}`,
    bwrap,
    '--unshare-net',
    ...bubblewrapArguments(cell),
    '--',
    compilerProgram(),
  ];
  // Ctrl+C in a terminal is for the judge to hear: what it has begun may need the compiler yet.
  return `#!/bin/sh\ntrap '' INT\nexec ${words.map(quoted).join(' ')} "$@"\n`;
}

function compilerProgram(): string {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
  return join(dirname(createRequire(typescript).resolve(platform)), 'lib', 'tsc');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
