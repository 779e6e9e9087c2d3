import { resolve } from 'node:path';
import { publish, PublishError } from '@course/grader';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** Publishes the student edition into a repository of its own. */
export async function publishEdition(
  { root, directory, texts, print }: Context,
  name: string,
): Promise<ExitCode> {
  const { publish: say } = texts.teacher;
  const folder = resolve(directory, name);
  try {
    const { files, commit } = await publish(root, folder);
    print(commit ? say.done(folder, files, commit) : say.same(folder));
    return EXIT.REACHED;
  } catch (error) {
    if (error instanceof PublishError) throw new CliError(say.faults[error.fault](folder));
    throw error;
  }
}
