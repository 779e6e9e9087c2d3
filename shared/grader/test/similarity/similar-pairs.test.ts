import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCode, readCourse, readStarter, type CodeFiles } from '@course/rubric/course';
import { describe, expect, test } from 'vitest';
import { similarPairs, type SubmittedCode } from '../../src/similarity/similar-pairs.ts';

const { exercises } = readCourse(join(import.meta.dirname, '../../../..'));

/** The right answers of an exercise, each built in its own way. */
function answersOf(folder: string): Record<string, CodeFiles> {
  const alternatives = join(folder, 'alternatives');
  const names = existsSync(alternatives) ? readdirSync(alternatives) : [];
  return {
    solution: readCode(join(folder, 'solution')),
    ...Object.fromEntries(names.map((name) => [name, readCode(join(alternatives, name))])),
  };
}

/** A copy by somebody who hopes it does not show: new names, texts, comments and layout. */
function disguised(files: CodeFiles): CodeFiles {
  const disguise = (source: string): string =>
    source
      .replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
      .replaceAll(/\b(request|response|item|items|result|limit|options|error|key)\b/g, 'my_$1')
      .replaceAll(/'[^'\n]*'/g, "'something else'")
      .replaceAll(/;\n/g, '; // mine\n\n')
      .replaceAll(/^ +/gm, '\t');
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, disguise(text)]));
}

function submission(student: string, exercise: string, files: CodeFiles): SubmittedCode {
  return { student, exercise, files };
}

const SAMPLES = new Set([
  '01-async-basics/03-map-limit',
  '03-rest/01-crud',
  '04-persistence/03-no-double-booking',
  '06-websocket/02-rooms',
  '07-auth/03-jwt',
]);

test.each(
  exercises.filter(({ id }) => SAMPLES.has(id)).map((exercise) => [exercise.id, exercise] as const),
)(
  'answers to %s that were built differently are not similar, a disguised copy is',
  (id, exercise) => {
    const starter = readStarter(exercise);
    const answers = answersOf(exercise.folder);
    const independent = Object.entries(answers).map(([name, files]) => submission(name, id, files));
    // Harder than in earnest, where the answers are known.
    expect(similarPairs(independent, new Map([[id, [starter]]]))).toEqual([]);

    const [name = '', original = {}] = Object.entries(answers).at(-1) ?? [];
    const copy = submission('copy', id, disguised(original));
    const [pair, ...rest] = similarPairs([...independent, copy], new Map([[id, [starter]]]));
    expect(rest).toEqual([]);
    expect(pair?.students).toEqual([name, 'copy']);
    expect(pair?.share).toBeGreaterThan(0.9);

    // Whoever hands in a known answer, with mistakes of their own, has nothing of their own to share.
    const mistaken = (from: string, to: string): CodeFiles =>
      Object.fromEntries(
        Object.entries(original).map(([path, text]) => [path, text.replaceAll(from, to)]),
      );
    const known = new Map([[id, [starter, ...Object.values(answers)]]]);
    const wrong = [mistaken('===', '!=='), mistaken('await ', ''), original];
    expect(
      similarPairs(
        wrong.map((files, at) => submission(`${at}`, id, files)),
        known,
      ),
    ).toEqual([]);
  },
);

const SORT = `export function sorted(list: number[]): number[] {
  const result = [...list];
  for (let i = 0; i < result.length; i += 1) {
    for (let j = i + 1; j < result.length; j += 1) {
      if ((result[j] ?? 0) < (result[i] ?? 0)) {
        [result[i], result[j]] = [result[j] ?? 0, result[i] ?? 0];
      }
    }
  }
  return result;
}
export function median(list: number[]): number | undefined {
  const all = sorted(list);
  const half = Math.floor(all.length / 2);
  if (all.length % 2 === 1) return all[half];
  const [low, high] = [all[half - 1], all[half]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
`;

describe('a pair', () => {
  const other = `import { log } from './log.ts';\n\nlog('a');\n${SORT}`;
  const works = [
    submission('anna', 'x', { 'a.ts': SORT }),
    submission('ben', 'x', { 'deep/b.ts': other }),
  ];

  test('comes with both passages, their files and lines', () => {
    const [pair] = similarPairs(works, new Map());
    expect(pair).toMatchObject({ exercise: 'x', students: ['anna', 'ben'], share: 1 });
    const [[left, right] = []] = pair?.passages ?? [];
    expect(left).toEqual({ file: 'a.ts', line: 1, text: SORT.trimEnd() });
    expect(right).toMatchObject({ file: 'deep/b.ts', line: 4, text: SORT.trimEnd() });
  });

  test('is none when the code was given', () => {
    expect(similarPairs(works, new Map([['x', [{ 'sort.ts': SORT }]]]))).toEqual([]);
  });

  test('is none when a good part of the class has the same', () => {
    const more = ['c', 'd', 'e', 'f'].map((name) => submission(name, 'x', { 'a.ts': SORT }));
    expect(similarPairs([...works, ...more.slice(0, 3)], new Map())).toHaveLength(10);
    expect(similarPairs([...works, ...more], new Map())).toEqual([]);
  });

  test('is of one exercise', () => {
    const [anna, ben] = works;
    expect(
      similarPairs(
        [...(anna ? [anna] : []), ...(ben ? [{ ...ben, exercise: 'y' }] : [])],
        new Map(),
      ),
    ).toEqual([]);
  });
});

test('short code says nothing', () => {
  const files = { 'a.ts': 'export const add = (a: number, b: number): number => a + b;\n' };
  const works = ['anna', 'ben'].map((student) => submission(student, 'x', files));
  expect(similarPairs(works, new Map())).toEqual([]);
});
