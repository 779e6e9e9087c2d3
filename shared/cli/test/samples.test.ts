import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ROOT } from './support/exercise.ts';

/** A TypeScript sample of a text, and what the text says that it prints. */
interface Sample {
  line: number;
  code: string;
  output: string | undefined;
}

/** A fenced block: its language and its text. */
const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** Every block in `ts`; where the next block is in `text`, that is what it prints. */
function samplesOf(markdown: string): Sample[] {
  const fences = [...markdown.matchAll(FENCE)];
  return fences.flatMap(({ 1: language, 2: code = '', index }, at) => {
    if (language !== 'ts') return [];
    const next = fences[at + 1];
    const line = markdown.slice(0, index).split('\n').length + 1;
    return [{ line, code, output: next?.[1] === 'text' ? next[2] : undefined }];
  });
}

/** Where a sample finds its packages: a lesson where the exercises of its chapter find theirs. */
function homeOf(file: string): string {
  const chapter = /\d\d-[\w-]+/.exec(file)?.[0] ?? '';
  const [exercise] = globSync(`exercises/${chapter}/*/package.json`, { cwd: ROOT }).toSorted();
  return exercise ? dirname(join(ROOT, exercise)) : ROOT;
}

async function run(code: string, home: string): Promise<{ exit: number; printed: string }> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-'], { cwd: home });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const exit = once(child, 'close');
  child.stdin.end(code);
  return { exit: Number((await exit)[0]), printed: (await printed).join('') };
}

const files = ['docs/lessons/*.md', 'exercises/*/README.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: ROOT }),
);

describe.each(files)('%s', (file) => {
  const samples = samplesOf(readFileSync(join(ROOT, file), 'utf8'));

  test.each(samples)('the sample in line $line prints what the text says', async (sample) => {
    const { exit, printed } = await run(sample.code, homeOf(file));
    expect({ exit, printed }).toEqual({ exit: 0, printed: sample.output ?? printed });
  });

  test('every file that it links to is there', () => {
    const links = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)];
    const missing = links
      .map(([, link = '']) => link)
      .filter((link) => !existsSync(join(ROOT, dirname(file), link)));
    expect(missing).toEqual([]);
  });
});
