import { expect, test } from 'vitest';
import { diagnose } from '../../bootstrap/failure.mjs';

test.each([
  ['ERR_PNPM_ENOSPC Failed to add tarball: ENOSPC: no space left on device, write', 'diskFull'],
  ['ERR_PNPM_OUTDATED_LOCKFILE Cannot install with "frozen-lockfile"', 'lockfileOutOfDate'],
  ["EACCES: permission denied, open '/clone/.course/lock'", 'notAllowed'],
  ["EROFS: read-only file system, mkdir '/clone/.course'", 'notAllowed'],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['npm error code E404\nnpm error 404 Not Found', 'refused'],
  ['ERR_PNPM_FETCH_403 GET https://registry.example/zod.tgz: Forbidden', 'refused'],
  ['npm error code ENOTFOUND\nnpm error syscall getaddrinfo', 'offline'],
  ['ECONNREFUSED request to http://localhost:9/zod.tgz failed', 'offline'],
  ['npm error code EAI_AGAIN', 'offline'],
  ['TypeError: undefined is not a function', 'installFailed'],
])('%j is diagnosed as %s', (output, kind) => {
  expect(diagnose(output)).toBe(kind);
});

test('a full disk is told before the download it broke', () => {
  expect(diagnose('ECONNRESET while fetching\nENOSPC: no space left on device')).toBe('diskFull');
});
