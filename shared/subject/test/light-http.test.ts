import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const USER = fileURLToPath(new URL('support/light-http-user.ts', import.meta.url));

test('what http lends is loaded when it is used, and is the real thing then', async () => {
  const user = fork(USER);
  const [seen] = (await once(user, 'message')) as [Record<string, unknown>];
  expect(seen).toEqual({
    loadedByImport: false,
    loadedByUse: true,
    names: ['WebSocket', 'CloseEvent', 'MessageEvent'],
    isInstance: true,
    constant: 1,
    thrown: 'SyntaxError',
  });
});
