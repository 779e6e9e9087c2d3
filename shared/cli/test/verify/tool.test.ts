import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTool, toolScript } from '../../src/verify/tool.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const running = { cwd: ROOT, signal: new AbortController().signal };

test('a tool is found by its package, and runs under this Node', async () => {
  const { ok, stdout } = await runTool(
    [toolScript(ROOT, 'typescript', 'tsc'), '--version'],
    running,
  );
  expect({ ok, stdout }).toEqual({ ok: true, stdout: expect.stringMatching(/^Version \d+/) });
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
    cwd: ROOT,
    signal: stop.signal,
  });
  stop.abort();
  expect(await result).toMatchObject({ ok: false });
});
