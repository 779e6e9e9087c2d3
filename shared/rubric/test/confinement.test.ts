import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCourse } from '../src/course/course.ts';
import { openConfinement } from '../src/judge/confinement.ts';
import { hasSandbox } from './support/sandbox.ts';

const course = readCourse(join(import.meta.dirname, '..', '..', '..'));

test.skipIf(!hasSandbox())(
  'a confined compiler goes on when the terminal says Ctrl+C',
  async () => {
    const confinement = openConfinement(course);
    onTestFinished(() => confinement.remove());
    const { room, compiler } = confinement;
    writeFileSync(join(room, 'task.ts'), 'export {};');
    const child = spawn(compiler, ['--watch', '--noEmit', join(room, 'task.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    child.kill('SIGTERM');
    // Of two signals that wait the lower one comes first: this one was not heeded.
    expect((await ended)[1]).toBe('SIGTERM');
  },
);
