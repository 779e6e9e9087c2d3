import { expect, onTestFinished, test, vi } from 'vitest';
import { progressLine } from '../../bootstrap/progress.mjs';

function recorded(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const line = progressLine({ isTTY, write: (text) => written.push(text) }, () => time);
  return { written, ...line, pass: (milliseconds: number) => (time += milliseconds) };
}

test('a terminal’s line is rewritten in place and removed at the end', () => {
  const { written, show, end } = recorded(true);
  show('1 of 2');
  show('2 of 2');
  end();
  expect(written).toEqual(['\r\u001B[2K1 of 2', '\r\u001B[2K2 of 2', '\r\u001B[2K']);
});

test('a terminal’s line counts the seconds, so that a long step does not look stuck', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const written: string[] = [];
  const { show, end } = progressLine({ isTTY: true, write: (text) => written.push(text) });
  show('Fetching');
  vi.advanceTimersByTime(2_000);
  end();
  vi.advanceTimersByTime(5_000);
  expect(written).toEqual([
    '\r\u001B[2KFetching',
    '\r\u001B[2KFetching (1 s)',
    '\r\u001B[2KFetching (2 s)',
    '\r\u001B[2K',
  ]);
});

test('a log gets a line every five seconds at most', () => {
  const { written, show, pass } = recorded(false);
  show('1 of 3');
  pass(4_999);
  show('2 of 3');
  pass(1);
  show('3 of 3');
  expect(written).toEqual(['1 of 3\n', '3 of 3\n']);
});
