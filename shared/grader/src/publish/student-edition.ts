import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { STARTER_FILE } from '@course/rubric/course';
import type { EditionFile, EditionFiles } from './tracked-files.ts';

/** What only a teacher has: right and wrong answers, hidden inputs, and how the course is made. */
const TEACHERS = [
  /^exercises\/[^/]+\/[^/]+\/(solution|alternatives)\//,
  /^exercises\/[^/]+\/[^/]+\/mutants\.yaml$/,
  /^exercises\/[^/]+\/[^/]+\/test\/hidden(\.test\.ts$|\/)/,
  /^docs\/(architecture|authoring|exercises|teacher-guide|threat-model)\.md$/,
  /^docs\/decisions\//,
  /^shared\/[^/]+\/test\//,
  /^shared\/cli\/templates\//,
  /^shared\/grader\/src\/publish\/added\//,
  /^\.(ci|github)\//,
  /^(CONTRIBUTING\.md|knip\.jsonc)$/,
];

/** What a student's repository has of its own, by the file here that holds it. */
const ADDED = {
  'README.md': 'README.md',
  '.github/workflows/course.yml': 'github.yml',
  '.gitlab-ci.yml': 'gitlab.yml',
};

/**
 * Makes the student edition of the course: the same files without what only a teacher has. The README
 * of an exercise states every behaviour that is scored, so it stays whole; what the hidden criteria
 * are given is drawn at random and not in it.
 *
 * @param files of the teacher's edition; it is not changed
 */
export function studentEdition(files: EditionFiles): EditionFiles {
  const edition: EditionFiles = new Map(
    [...files].filter(([path]) => !TEACHERS.some((pattern) => pattern.test(path))),
  );
  for (const folder of exercisesIn(edition)) {
    dropHelpersOfHidden(edition, folder);
    putStarter(edition, folder);
    change(edition, `${folder}/exercise.yaml`, withoutHidden);
  }
  change(edition, 'package.json', asStudents);
  change(edition, 'docs/glossary.md', withStudentsWords);
  for (const [path, name] of Object.entries(ADDED)) {
    const content = readFileSync(join(import.meta.dirname, 'added', name));
    edition.set(path, { content, executable: false });
  }
  return new Map([...edition].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The folders of the exercises. */
function exercisesIn(files: EditionFiles): string[] {
  return [...files.keys()].flatMap((path) => /^(.+)\/exercise\.yaml$/.exec(path)?.[1] ?? []);
}

/** Helpers that neither the visible suite nor the README speaks of would tell what is hidden. */
function dropHelpersOfHidden(edition: EditionFiles, folder: string): void {
  const tests = `${folder}/test/`;
  const helpers = new Set([...edition.keys()].filter((path) => path.startsWith(tests)));
  const known = [`${tests}rubric.test.ts`, `${folder}/README.md`];
  helpers.delete(`${tests}rubric.test.ts`);
  for (const path of known) {
    const text = edition.get(path)?.content.toString() ?? '';
    for (const helper of helpers) {
      if (!text.includes(posix.basename(helper))) continue;
      helpers.delete(helper);
      known.push(helper);
    }
  }
  for (const helper of helpers) edition.delete(helper);
}

/** A teacher may have solved the exercise in `src/`. */
function putStarter(edition: EditionFiles, folder: string): void {
  const given = edition.get(`${folder}/${STARTER_FILE}`);
  if (!given) return;
  const src = `${folder}/src/`;
  for (const path of edition.keys()) if (path.startsWith(src)) edition.delete(path);
  const { files } = JSON.parse(given.content.toString()) as { files: Record<string, string> };
  for (const [name, text] of Object.entries(files)) {
    edition.set(src + name, { content: Buffer.from(text), executable: false });
  }
}

function change(edition: EditionFiles, path: string, make: (text: string) => string): void {
  const file = edition.get(path);
  if (!file) return;
  const changed: EditionFile = { ...file, content: Buffer.from(make(file.content.toString())) };
  edition.set(path, changed);
}

/** Leaves out the entry `hidden:`, up to the next one, and every other letter as it is. */
function withoutHidden(yaml: string): string {
  return yaml.replace(/^hidden:.*\n(?:[ \t].*\n|[ \t]*\n)*/m, '');
}

/** Words of making exercises and of grading come after those that a student meets. */
function withStudentsWords(glossary: string): string {
  const [students = ''] = glossary.split(/^Words of /m);
  return `${students.trimEnd()}\n`;
}

/** Its name for itself is how the command knows which commands it has. */
function asStudents(json: string): string {
  const { scripts, ...manifest } = JSON.parse(json) as { scripts: Record<string, string> };
  const { bench: _bench, rehearse: _rehearse, ...kept } = scripts;
  return `${JSON.stringify({ ...manifest, edition: 'student', scripts: kept }, undefined, 2)}\n`;
}
