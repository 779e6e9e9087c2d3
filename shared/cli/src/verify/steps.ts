import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edition } from '../edition.ts';
import { faultLines } from './fault-lines.ts';
import { tallyOfOne, tallyOfReport, type Tally } from './tally.ts';
import { runTool, toolScript, type ToolResult } from './tool.ts';

/** What a step needs to run. */
export interface Surroundings {
  /** Absolute path of the repository. */
  root: string;
  /** Absolute path of a folder that the steps share, for what Node compiles. */
  compiled: string;
  /** Ends the step early. */
  signal: AbortSignal;
}

/** What a step found; the output is shown when something failed. */
export interface StepResult extends Tally {
  output: string;
}

/** One of the things that are verified. */
export interface Step {
  /** What `--only` calls it. */
  name: string;
  /** What holds when it passes. */
  title: string;
  run: (surroundings: Surroundings) => Promise<StepResult>;
}

/** Everything that is verified of an edition, in order. */
export function stepsOf(edition: Edition): readonly Step[] {
  return edition === 'student' ? STUDENTS : TEACHERS;
}

const STUDENTS: readonly Step[] = [
  {
    name: 'starters',
    title: 'every exercise can be judged here',
    run: reporting('starters'),
  },
];

const TEACHERS: readonly Step[] = [
  {
    name: 'format',
    title: 'every file is formatted (mend: npx oxfmt)',
    run: tool('oxfmt', ['--check', '.']),
  },
  { name: 'lint', title: 'no lint, imports point one way', run: tool('oxlint', []) },
  { name: 'types', title: 'everything type-checks', run: tool('typescript', [], 'tsc') },
  { name: 'unused', title: 'nothing is unused or undeclared', run: tool('knip', []) },
  { name: 'tests', title: 'the tools pass their tests', run: toolTests },
  { name: 'proofs', title: 'every rubric judges rightly', run: proofs },
];

function tool(name: string, args: string[], command = name): Step['run'] {
  return async ({ root, ...options }) => {
    const script = toolScript(root, name, command);
    const result = await runTool([script, ...args], { cwd: root, ...options });
    return { ...tallyOfOne(result), output: outputOf(result) };
  };
}

async function toolTests({ root, ...options }: Surroundings): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'course-verify-'));
  const file = join(folder, 'tests.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const script = [toolScript(root, 'vitest'), 'run', '--project=tools', ...reporters];
    const result = await runTool(script, { cwd: root, ...options });
    const report = await readFile(file, 'utf8').catch(() => '');
    const fields = { passed: 'numPassedTests', failed: 'numFailedTests' };
    return { ...tallyOfReport(result, report, fields), output: outputOf(result) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A command of ours that prints its numbers as JSON, and what failed on standard error. */
function reporting(...args: string[]): Step['run'] {
  return async ({ root, ...options }) => {
    const main = join(root, 'shared', 'cli', 'src', 'main.ts');
    const result = await runTool([main, ...args], { cwd: root, ...options });
    const fields = { passed: 'passed', failed: 'failed' };
    return { ...tallyOfReport(result, result.stdout, fields), output: outputOf(result) };
  };
}

async function proofs({ root, ...options }: Surroundings): Promise<StepResult> {
  const check = [join(root, 'shared', 'cli', 'src', 'main.ts'), 'check'];
  const result = await runTool([...check, '--json'], { cwd: root, ...options });
  const fields = { passed: 'passed', failed: 'failed' };
  const faults = faultLines(result.stdout);
  const output = faults.length > 0 ? faults.join('\n') : outputOf(result);
  return { ...tallyOfReport(result, result.stdout, fields), output };
}

function outputOf({ stdout, stderr }: ToolResult): string {
  return [stdout, stderr]
    .map((text) => text.trimEnd())
    .filter(Boolean)
    .join('\n');
}
