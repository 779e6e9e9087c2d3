import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '@course/rubric/report';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from './support/exercise.ts';

const MAIN = join(ROOT, 'shared/cli/src/main.ts');
const MAP_LIMIT = join(ROOT, 'exercises/01-async-basics/03-map-limit');

/** Runs the command as a person would, away from any terminal. */
async function course(
  args: string[],
  cwd = ROOT,
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const { INIT_CWD: _npm, ...env } = process.env;
    const child = execFile(
      process.execPath,
      [MAIN, ...args],
      { cwd, env: { ...env, LC_ALL: 'en_US.UTF-8' } },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
    child.stdin?.end();
  });
}

test.each([
  [['tset'], /no command "tset"\. Did you mean test\?/],
  [['test', '--colour'], /Unknown option --colour. See: npx course test --help/],
  [['test', 'no-such-exercise'], /No exercise is called "no-such-exercise"\. See/],
  [['test', 'map-limti'], /Did you mean map-limit\?/],
  [['test', '0'], /"0" could mean:[\s\S]*03-map-limit[\s\S]*and \d+ more/],
  [['test'], /such as \S+, or stand in its folder/],
  [['hint', 'a', 'b'], /too many arguments/],
  [['test', 'map-limit', '--code', 'nowhere'], /--code: there is no folder nowhere in .*map-limit/],
  [['test', 'map-limit', '--code', 'README.md'], /--code: there is no folder README.md in/],
  [['test', 'map-limit', '--code', tmpdir()], /must be copied there first/],
  [['test', 'map-limit', '--attempted'], /--attempted judges src\/ of every exercise/],
  [['grade', 'class'], /This command needs --out\./],
  [['grade', 'class', '--out'], /--out needs a value\./],
  [['grade', 'nowhere', '--out', 'out'], /nowhere: is not there\. Correct the path\.\s*$/],
  [['check', '--repeat', '0'], /--repeat does not take "0"\. Give a whole number from 1\./],
  [['worker', '--database-url', 'nonsense'], /Give a PostgreSQL server's address: postgresql:/],
  [['list', '--lang', 'sv'], /does not take "sv"\. Choose en or fi\./],
])('%j is wrong usage', async (args, message) => {
  expect(await course(args)).toMatchObject({
    code: 2,
    err: expect.stringMatching(message),
    out: '',
  });
});

test('help speaks the reader’s language, and names the exit codes', async () => {
  expect(await course(['--help'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Usage: course[\s\S]*Exit codes: 0 reached/),
  });
  const { out } = await course(['test', '--help', '--lang', 'fi']);
  expect(out).toMatch(/Käyttö: course test/);
  expect(out).not.toMatch(/Options:|Arguments:|default:|choices:|exercise\]|<language>/);
});

test('the solution is reached: exit 0, and the JSON is a report, as is the XML', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'course-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const junit = join(folder, 'results.xml');
  const { code, out } = await course([
    'test',
    'map-limit',
    '--code',
    'solution',
    '--json',
    '--seed',
    'abc',
    '--junit',
    junit,
  ]);
  expect(code).toBe(0);
  expect(Report.parse(JSON.parse(out))).toMatchObject({
    exercise: '01-async-basics/03-map-limit',
    reached: true,
    seed: 'abc',
  });
  expect(readFileSync(junit, 'utf8')).toContain('<testsuite name="01-async-basics/03-map-limit"');
});

test('code that is not there is not reached: exit 1, and the first failure is explained', async () => {
  const { code, out } = await course(['test', '--code', 'test'], join(MAP_LIMIT, 'src'));
  expect(code).toBe(1);
  expect(out).toMatch(/0\/13 points {2}Not reached yet/);
  expect(out).toMatch(/The file .*map-limit\.ts is missing/);
});

test('away from a terminal, start judges the exercise that is named once, and says so', async () => {
  const { code, out } = await course(['start', 'event-loop-order']);
  expect(code).toBe(0);
  expect(out).toMatch(/^The order of the event loop[\s\S]*No terminal here: judged once/);
});

test('the list is JSON on request', async () => {
  const { out } = await course(['list', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    exercises: expect.arrayContaining([expect.objectContaining({ exercise: '03-rest/01-crud' })]),
  });
});
