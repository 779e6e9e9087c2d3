import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  criteriaOf,
  firstFile,
  readStarter,
  TYPE_GUARD,
  type Exercise,
} from '@course/rubric/course';
import { codeOf, isSame } from '../progress/progress.ts';
import { MUTANTS_FILE, readMutants } from './mutants.ts';

/** What may lie in an exercise's folder, beside the database's SQL file. */
const KNOWN = new Set([
  '.starter.json',
  'alternatives',
  'exercise.yaml',
  MUTANTS_FILE,
  'node_modules',
  'package.json',
  'README.md',
  'solution',
  'src',
  'test',
]);

/** The fewest wrong solutions that make a rubric believable. */
const MUTANTS = 5;

const LONGEST_README = 130;

/**
 * What is wrong with an exercise's files before anything is run: sentences that name the file and
 * the mend.
 *
 * @param strict also find fault with a starter that was worked on, as a published clone must not be
 */
export function staticFaults(exercise: Exercise, strict: boolean): string[] {
  return [
    ...missingFiles(exercise),
    ...strayFiles(exercise),
    ...requiresFaults(exercise),
    ...beginFaults(exercise),
    ...readmeFaults(exercise),
    ...solutionFaults(exercise),
    ...mutantFaults(exercise),
    ...(strict && !isSame(codeOf(exercise), readStarter(exercise))
      ? [
          'src/ differs from .starter.json. If you solved the exercise here: npx course reset. If you changed the starter on purpose: npx course check --accept-starter.',
        ]
      : []),
  ];
}

function missingFiles({ folder, manifest }: Exercise): string[] {
  const needed = new Set([
    'README.md',
    '.starter.json',
    `src/${manifest.entry}`,
    `src/${firstFile(manifest)}`,
    'test/rubric.test.ts',
  ]);
  if (Object.keys(manifest.hidden).length > 0) needed.add('test/hidden.test.ts');
  if (manifest.database) needed.add(manifest.database);
  return [...needed]
    .filter((name) => !existsSync(join(folder, name)))
    .map((name) => `${name} is missing. Add it.`);
}

function strayFiles({ folder, manifest }: Exercise): string[] {
  return readdirSync(folder)
    .filter((name) => !KNOWN.has(name) && name !== manifest.database)
    .map((name) => `${name} does not belong to an exercise. Remove it.`);
}

function requiresFaults({ folder, manifest }: Exercise): string[] {
  const course = join(folder, '..', '..');
  return manifest.requires
    .filter((id) => !existsSync(join(course, id, 'exercise.yaml')))
    .map(
      (id) =>
        `exercise.yaml requires ${id}, which the course does not have. Correct the name, or remove it.`,
    );
}

function beginFaults(exercise: Exercise): string[] {
  const name = firstFile(exercise.manifest);
  const starter = readStarter(exercise)[name];
  const solution = join(exercise.folder, 'solution', name);
  if (starter === undefined || !existsSync(solution)) return [];
  return readFileSync(solution, 'utf8') === starter
    ? [
        `exercise.yaml sends students to src/${name} first, which the solution leaves as it was. Name a file to write with \`begin\`.`,
      ]
    : [];
}

function readmeFaults({ folder, manifest }: Exercise): string[] {
  const file = join(folder, 'README.md');
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const unstated = criteriaOf(manifest)
    .filter(({ id }) => id !== TYPE_GUARD && !text.includes(`\`${id}\``))
    .map(({ id }) => `README.md does not state \`${id}\`. Say in words what it asks for.`);
  const length = text.split('\n').length;
  return length > LONGEST_README
    ? [...unstated, `README.md has ${length} lines. Shorten it to at most ${LONGEST_README}.`]
    : unstated;
}

function solutionFaults(exercise: Exercise): string[] {
  const names = Object.keys(readStarter(exercise));
  return names
    .filter((name) => !existsSync(join(exercise.folder, 'solution', name)))
    .map((name) => `solution/${name} is missing, although src/${name} is there. Add it.`);
}

function mutantFaults(exercise: Exercise): string[] {
  const ids = readMutants(exercise).map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...(ids.length < MUTANTS
      ? [
          `${MUTANTS_FILE} has ${ids.length} mutants. Add wrong solutions until there are ${MUTANTS}.`,
        ]
      : []),
    ...twice.map((id) => `${MUTANTS_FILE} has two mutants called ${id}. Rename one.`),
  ];
}
