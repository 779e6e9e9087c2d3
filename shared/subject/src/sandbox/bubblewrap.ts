import { fileURLToPath } from 'node:url';
import { nodeLibraries } from './libraries.ts';

const ETC = fileURLToPath(new URL('etc', import.meta.url));

/** The user as whom code runs: nobody whom the machine knows. See `etc/passwd`. */
const STUDENT = '1000';

/** What a confined program sees of the machine. */
export interface Cell {
  /** Absolute paths that it may read, at the places where they are. */
  reads: readonly string[];
  /** Absolute path of the folder it starts in. */
  directory: string;
  /** Its whole environment. */
  environment: Record<string, string>;
  /** Megabytes of temporary files. */
  files: number;
}

/**
 * The arguments with which bubblewrap confines a program: namespaces of its own for processes, users,
 * messages and names, no capabilities, nothing to write to but a temporary folder in memory, and to
 * read only what the cell lists. The network is the caller's: see {@link withoutNetwork}.
 *
 * @see bwrap(1)
 */
export function bubblewrapArguments({ reads, directory, environment, files }: Cell): string[] {
  const variables = { ...environment, HOME: '/tmp', TMPDIR: '/tmp' };
  const seen = [process.execPath, ...nodeLibraries(), ...reads];
  return [
    ['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ['--disable-userns', '--die-with-parent', '--new-session'],
    ['--uid', STUDENT, '--gid', STUDENT, '--hostname', 'sandbox'],
    [
      '--clearenv',
      ...Object.entries(variables).flatMap(([name, value]) => ['--setenv', name, value]),
    ],
    ['--proc', '/proc', '--dev', '/dev'],
    ['--size', String(files * 2 ** 20), '--tmpfs', '/tmp'],
    ['--ro-bind', ETC, '/etc', ...seen.flatMap((path) => ['--ro-bind', path, path])],
    // Each of these is memory that nobody limits, unless it is read-only.
    ['--remount-ro', '/dev', '--remount-ro', '/'],
    ['--chdir', directory],
  ].flat();
}

/**
 * The arguments with which bubblewrap takes the network from a program, and nothing else: it keeps a
 * loopback interface of its own, which it shares with what it starts.
 */
export function withoutNetwork(): string[] {
  return ['--unshare-user', '--unshare-net', '--die-with-parent', '--dev-bind', '/', '/'];
}
