import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Lays a module out as an exercise has it, until the test ends.
 *
 * @returns its absolute path
 */
export function placeModule(text: string, name = 'task.ts'): string {
  const folder = mkdtempSync(join(tmpdir(), 'course-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'src', name), text);
  return join(folder, 'src', name);
}
