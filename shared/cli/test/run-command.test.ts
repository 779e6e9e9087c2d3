import { expect, onTestFinished, test, vi } from 'vitest';
import { runCommand } from '../src/run-command.ts';
import { CLEAR_LINE } from '../src/screen/clear-line.ts';

test('on a terminal a message takes the place of a line that told how far something was', async () => {
  const { isTTY } = process.stderr;
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => {
    process.stderr.isTTY = isTTY;
    write.mockRestore();
  });
  process.stderr.isTTY = true;
  process.stderr.write('3/28 judged');
  expect(await runCommand(['tset', '--lang', 'en'])).toBe(2);
  const screen = write.mock.calls.map(([text]) => text).join('');
  expect(screen).toContain(`3/28 judged${CLEAR_LINE}There is no command "tset"`);
});
