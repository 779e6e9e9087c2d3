import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a tool ended, and what it said. */
export interface ToolResult {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/**
 * The script behind a command that a package installs. It is run by Node itself, for Windows
 * starts no `.cmd` file without a shell.
 *
 * @param root absolute path of the repository
 * @param name the package; its command has the same name unless told
 */
export function toolScript(root: string, name: string, command = name): string {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${name} installs no command ${command}`);
  return join(folder, script);
}

/**
 * Runs a script with this Node and keeps what it says.
 *
 * @param script with its arguments
 * @param options compiled: absolute path of a folder for what is compiled; signal: ends it early
 */
export async function runTool(
  script: string[],
  { compiled, ...options }: { cwd: string; compiled: string; signal: AbortSignal },
): Promise<ToolResult> {
  const child = spawn(process.execPath, script, {
    ...options,
    env: {
      ...process.env,
      // What is kept is shown later, wherever that may be: in a log, colours are noise.
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      // Hundreds of processes load the same modules: one compiles them for all.
      NODE_COMPILE_CACHE: compiled,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => (stderr += error.message));
    child.on('close', resolve);
  });
  return { ok: code === 0, stdout, stderr };
}
