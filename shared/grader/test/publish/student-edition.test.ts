import { join, posix } from 'node:path';
import { Manifest } from '@course/rubric/course';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { studentEdition } from '../../src/publish/student-edition.ts';
import { trackedFiles, type EditionFiles } from '../../src/publish/tracked-files.ts';

const ROOT = join(import.meta.dirname, '../../../..');

function filesOf(files: Record<string, string>): EditionFiles {
  return new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      { content: Buffer.from(text), executable: false },
    ]),
  );
}

function textOf(files: EditionFiles, path: string): string | undefined {
  return files.get(path)?.content.toString();
}

describe('of this course', () => {
  let own: EditionFiles;
  let edition: EditionFiles;

  beforeAll(async () => {
    own = await trackedFiles(ROOT);
    edition = studentEdition(own);
  });

  test('no answer, right or wrong, and no hidden suite is in it', () => {
    const paths = [...edition.keys()];
    expect(
      paths.filter((path) => /^exercises\/.*(solution|alternatives|mutants|hidden)/.test(path)),
    ).toEqual([]);
    expect(
      paths.filter((path) => /^(\.ci|shared\/[^/]+\/test|shared\/cli\/templates)\//.test(path)),
    ).toEqual([]);
  });

  test('the glossary has the words that a student meets', () => {
    const glossary = textOf(edition, 'docs/glossary.md') ?? '';
    expect(glossary).toContain('| starter |');
    expect(glossary).not.toMatch(/courtroom|mutant \||Words of/);
  });

  test('each exercise has all that it takes to be judged, and its starter', () => {
    const folders = [...edition.keys()].flatMap(
      (path) => /^(exercises\/\d.+)\/exercise\.yaml$/.exec(path)?.[1] ?? [],
    );
    expect(folders.length).toBeGreaterThan(0);
    for (const folder of folders) {
      const manifest = Manifest.parse(parse(textOf(edition, `${folder}/exercise.yaml`) ?? ''));
      expect(manifest.hidden).toEqual({});
      const suite = textOf(edition, `${folder}/test/rubric.test.ts`) ?? '';
      for (const id of Object.keys(manifest.criteria)) expect(suite).toContain(`'${id}'`);
      for (const [, helper = ''] of suite.matchAll(/from '\.\/([^']+)'/g)) {
        expect([...edition.keys()]).toContain(`${folder}/test/${helper}`);
      }
      const { files } = JSON.parse(textOf(edition, `${folder}/.starter.json`) ?? '') as {
        files: Record<string, string>;
      };
      for (const [name, text] of Object.entries(files)) {
        expect(textOf(edition, `${folder}/src/${name}`)).toBe(text);
      }
    }
  });

  test('what exercises are built on is in it, as it is, without its tests', () => {
    const ofKit = (files: EditionFiles): string[] =>
      [...files.keys()].filter((path) => path.startsWith('shared/kit/'));
    const expected = ofKit(own).filter((path) => !path.startsWith('shared/kit/test/'));
    expect(ofKit(edition)).toEqual(expected);
    const { exports } = JSON.parse(textOf(edition, 'shared/kit/package.json') ?? '') as {
      exports: Record<string, string>;
    };
    for (const file of Object.values(exports)) {
      const path = posix.join('shared/kit', file);
      expect(textOf(edition, path)).toBe(textOf(own, path));
      expect(edition.has(path)).toBe(true);
    }
  });

  test('every link of its pages leads somewhere', () => {
    const dead = [...edition]
      .filter(([path]) => path.endsWith('.md'))
      .flatMap(([path, { content }]) =>
        [...content.toString().matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].flatMap(
          ([, link = '']) => {
            const target = posix.normalize(posix.join(posix.dirname(path), link));
            const found = [...edition.keys()].some(
              (one) => one === target || one.startsWith(`${target}/`),
            );
            return found ? [] : [`${path}: ${link}`];
          },
        ),
      );
    expect(dead).toEqual([]);
  });

  test('its workflow gives a student’s code no right and no token', () => {
    const workflow = parse(textOf(edition, '.github/workflows/course.yml') ?? '') as {
      permissions: unknown;
      jobs: { judge: { steps: { uses?: string; with?: object }[] } };
    };
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const checkout = workflow.jobs.judge.steps.find(({ uses }) =>
      uses?.startsWith('actions/checkout'),
    );
    expect(checkout?.with).toEqual({ 'persist-credentials': false });
    expect(parse(textOf(edition, '.gitlab-ci.yml') ?? '')).toHaveProperty(
      'judge.artifacts.reports.junit',
    );
  });
});

const EXERCISE = 'exercises/01-a/01-b';

test('only the entry of the hidden criteria is taken out of a manifest', () => {
  const yaml =
    'a: 1\nhidden:\n  x:\n    points: 1\n\n  y: |\n    text\n\n# why\nhints:\n  - hidden: no\n';
  const edition = studentEdition(filesOf({ [`${EXERCISE}/exercise.yaml`]: yaml }));
  expect(textOf(edition, `${EXERCISE}/exercise.yaml`)).toBe(
    'a: 1\n# why\nhints:\n  - hidden: no\n',
  );
});

test('what the teacher has written in src/ does not leave the house', () => {
  const edition = studentEdition(
    filesOf({
      [`${EXERCISE}/exercise.yaml`]: 'a: 1\n',
      [`${EXERCISE}/.starter.json`]: JSON.stringify({ files: { 'a.ts': 'given' } }),
      [`${EXERCISE}/src/a.ts`]: 'solved',
      [`${EXERCISE}/src/notes.ts`]: 'solved',
    }),
  );
  expect(textOf(edition, `${EXERCISE}/src/a.ts`)).toBe('given');
  expect(edition.has(`${EXERCISE}/src/notes.ts`)).toBe(false);
});

test('a helper stays when the suite or the README needs it, also by way of another one', () => {
  const edition = studentEdition(
    filesOf({
      [`${EXERCISE}/exercise.yaml`]: 'a: 1\n',
      [`${EXERCISE}/README.md`]: 'See [this](test/told.ts).',
      [`${EXERCISE}/test/rubric.test.ts`]: "import './one.ts';",
      [`${EXERCISE}/test/hidden.test.ts`]: "import './secret.ts';",
      [`${EXERCISE}/test/one.ts`]: "import './deep/two.ts';",
      [`${EXERCISE}/test/deep/two.ts`]: "import './three.ts';",
      [`${EXERCISE}/test/deep/three.ts`]: '',
      [`${EXERCISE}/test/hidden/two.ts`]: '',
      [`${EXERCISE}/test/told.ts`]: '',
      [`${EXERCISE}/test/secret.ts`]: '',
    }),
  );
  const tests = [...edition.keys()].filter((path) => path.includes('/test/'));
  expect(tests).toEqual(
    ['deep/three', 'deep/two', 'one', 'rubric.test', 'told'].map(
      (name) => `${EXERCISE}/test/${name}.ts`,
    ),
  );
});
