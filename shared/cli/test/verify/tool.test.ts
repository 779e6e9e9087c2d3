import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runTool, toolScript } from '../../src/verify/tool.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const compiled = mkdtempSync(join(tmpdir(), 'course-tool-test-'));
const running = { cwd: ROOT, compiled, signal: new AbortController().signal };

afterAll(() => rmSync(compiled, { recursive: true }));

test('a tool is found by its package, and runs under this Node', async () => {
  const { ok, stdout } = await runTool(
    [toolScript(ROOT, 'typescript', 'tsc'), '--version'],
    running,
  );
  expect({ ok, stdout }).toEqual({ ok: true, stdout: expect.stringMatching(/^Version \d+/) });
  expect(readdirSync(compiled), 'what it compiled is kept').not.toEqual([]);
});

test('a command that the package does not install is named', () => {
  expect(() => toolScript(ROOT, 'typescript', 'tsx')).toThrow('typescript installs no command tsx');
});

test('both outputs of a failing tool are kept', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
  const result = await runTool(['--eval', script], running);
  expect(result).toEqual({ ok: false, stdout: 'out\n', stderr: 'err\n' });
});

test('a tool is ended when verifying is', async () => {
  const stop = new AbortController();
  const result = runTool(['--eval', 'setInterval(() => {}, 1_000)'], {
    ...running,
    signal: stop.signal,
  });
  stop.abort();
  expect(await result).toMatchObject({ ok: false });
});
