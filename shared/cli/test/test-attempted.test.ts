import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { testAttempted } from '../src/commands/test-attempted.ts';
import { makeContext } from '../src/context.ts';
import { ProgressStore } from '../src/progress/progress.ts';
import { courseWith, ROOT, withSecondExercise } from './support/exercise.ts';

test(
  'a suite that breaks takes nothing away from what was judged before it',
  { timeout: 60_000 },
  async () => {
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    const folder = mkdtempSync(join(tmpdir(), 'course-test-'));
    const summary = join(folder, 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    });
    const course = withSecondExercise(courseWith().course);
    const [first, second] = course.exercises.map((exercise) => exercise.folder) as [string, string];
    writeFileSync(join(first, 'src/double.ts'), 'export const double = (n: number) => n + 3;\n');
    writeFileSync(join(second, 'src/triple.ts'), 'export const triple = (n: number) => 3 * n;\n');
    writeFileSync(join(second, 'test/rubric.test.ts'), 'throw new Error("broken");\n');
    const printed: string[] = [];
    const context = {
      ...makeContext(ROOT, 'en', { plain: true, trace: false }),
      course,
      directory: folder,
      progress: new ProgressStore(course.root),
      print: (...lines: string[]) => void printed.push(...lines),
    };

    const judging = testAttempted(context, { all: false, seed: 'abc', junit: 'results.xml' });
    await expect(judging).rejects.toThrow('broken');
    expect(printed).toContainEqual(expect.stringMatching(/0\/3 points.*seed abc/));
    expect(printed).toContainEqual(expect.stringMatching(/^::error file=.*double\.ts/));
    expect(readFileSync(summary, 'utf8')).toContain('| ❌ | Double | 01-basics/01-double | 0/3 |');
    expect(readFileSync(join(folder, 'results.xml'), 'utf8')).toContain('Two becomes four');
  },
);
