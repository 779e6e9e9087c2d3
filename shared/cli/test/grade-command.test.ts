import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from './support/exercise.ts';

const MAIN = join(ROOT, 'shared/cli/src/main.ts');

/** Grades a class of one student in a folder of its own. */
async function grade(
  language: string,
  manual: string,
  decisions = '',
): Promise<{ code: number | null; err: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'course-grade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'class', 'aino'), { recursive: true });
  writeFileSync(join(folder, 'manual.yaml'), decisions);
  const words = ['grade', 'class', '--out', 'out', '--manual', manual, '--lang', language];
  const { INIT_CWD: _npm, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...words],
      { cwd: folder, env },
      (_error, _out, err) => resolve({ code: child.exitCode, err }),
    );
  });
}

test.each([
  ['en', /manaul\.yaml is not there\. Correct the path after --manual\./],
  ['fi', /manaul\.yaml ei ole\. Korjaa valitsimen --manual polku\./],
])('a file of decisions that is named must be there (%s)', async (language, message) => {
  expect(await grade(language, 'manaul.yaml')).toEqual({
    code: 2,
    err: expect.stringMatching(message),
  });
});

test.each([
  ['en', /manual\.yaml, line 2: grade must be a whole number from 0/],
  ['fi', /manual\.yaml, rivi 2: grade on kokonaisluku nollasta/],
])('a fault in a decision is told with its line (%s)', async (language, message) => {
  const decisions = '- student: aino\n  grade: 7\n  reason: r\n';
  expect(await grade(language, 'manual.yaml', decisions)).toEqual({
    code: 2,
    err: expect.stringMatching(message),
  });
});
