import { expect, test } from 'vitest';
import { sum, tallyOfOne, tallyOfReport } from '../../src/verify/tally.ts';

const ended = (ok: boolean) => ({ ok, stdout: '', stderr: '' });
const fields = { passed: 'passed', failed: 'failed' };

test('a check counts as one', () => {
  expect(tallyOfOne(ended(true))).toEqual({ passed: 1, failed: 0 });
  expect(tallyOfOne(ended(false))).toEqual({ passed: 0, failed: 1 });
});

test.each([
  ['the numbers of a report', true, '{"passed":12,"failed":0}', { passed: 12, failed: 0 }],
  ['its failures', false, '{"passed":12,"failed":3}', { passed: 12, failed: 3 }],
  ['a crash after everything passed', false, '{"passed":12,"failed":0}', { passed: 12, failed: 1 }],
  ['a report that never came', false, '', { passed: 0, failed: 1 }],
  ['a run that tried nothing', true, '{"passed":0,"failed":0}', { passed: 0, failed: 1 }],
  ['numbers that are none', true, '{"passed":"many","failed":-1}', { passed: 0, failed: 1 }],
  ['a report that is no object', true, 'null', { passed: 0, failed: 1 }],
])('%s: counted', (_, ok, report, tally) => {
  expect(tallyOfReport(ended(ok), report, fields)).toEqual(tally);
});

test('the last line adds up every step', () => {
  const steps = [
    { passed: 1, failed: 0 },
    { passed: 7, failed: 2 },
  ];
  expect(sum(steps)).toEqual({ passed: 8, failed: 2 });
  expect(sum([])).toEqual({ passed: 0, failed: 0 });
});
