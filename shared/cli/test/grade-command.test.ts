import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from './support/exercise.ts';

const MAIN = join(ROOT, 'shared/cli/src/main.ts');

test.each([
  ['en', /manaul\.yaml is not there\. Correct the path after --manual\./],
  ['fi', /manaul\.yaml ei ole\. Korjaa valitsimen --manual polku\./],
])('a file of decisions that is named must be there (%s)', async (language, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'course-grade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'class', 'aino'), { recursive: true });
  const words = ['grade', 'class', '--out', 'out', '--manual', 'manaul.yaml', '--lang', language];
  const { INIT_CWD: _npm, ...env } = process.env;
  const { code, err } = await new Promise<{ code: number | null; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...words],
      { cwd: folder, env },
      (_error, _out, said) => resolve({ code: child.exitCode, err: said }),
    );
  });
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
});
