import { expect, test } from 'vitest';
import { receivedFailure } from '../src/received-failure.ts';

test.each(['environment', 'wrong-address', 'unreachable', 'no such kind'])(
  'a subject is believed no failure that only the judge can find: %s',
  (kind) => {
    expect(receivedFailure({ kind, details: {} })).toMatchObject({ kind: 'crashed' });
  },
);

test('a text that is too long is cut, and the rest of the failure stays', () => {
  const error = { name: 'Error', message: 'x'.repeat(100_000) };
  const location = { file: 'app.ts', line: 3 };
  const { kind, details } = receivedFailure({ kind: 'crashed', details: { error, location } });
  expect({ kind, location: details.location }).toEqual({ kind: 'crashed', location });
  expect(details.error?.message).toMatch(/^x{20000}$/);
});

test.each([undefined, 'text', { kind: 'crashed' }, { kind: 'crashed', details: { location: 3 } }])(
  'whatever comes makes a failure: %j',
  (plain) => {
    expect(receivedFailure(plain)).toMatchObject({ kind: 'crashed', details: {} });
  },
);
