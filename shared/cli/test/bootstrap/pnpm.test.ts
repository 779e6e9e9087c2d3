import { expect, test } from 'vitest';
import root from '../../../../package.json' with { type: 'json' };
import { parsePin } from '../../bootstrap/pnpm.mjs';

test('the root manifest pins pnpm by version and content', () => {
  const pin = parsePin(root.packageManager);
  expect(pin?.version).toMatch(/^10\.\d+\.\d+$/);
  expect(pin?.integrity).toMatch(/^sha512-[\w+/]{86}==$/);
});

test('the hex of the manifest and the base64 of npm are the same hash', () => {
  const hex = Buffer.alloc(64, 0xab).toString('hex');
  expect(parsePin(`pnpm@10.1.2+sha512.${hex}`)).toEqual({
    version: '10.1.2',
    integrity: `sha512-${Buffer.alloc(64, 0xab).toString('base64')}`,
  });
});

test.each(['pnpm@10.1.2', 'yarn@4.0.0', 'pnpm@10.1.2+sha512.abc', undefined])(
  '%s pins nothing',
  (text) => {
    expect(parsePin(text)).toBeUndefined();
  },
);
