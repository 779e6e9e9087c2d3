import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { ADD_COMMAND, addToWorkspace } from '../new/add-to-workspace.ts';
import { parseAddress, withSameName, withSameNumber } from '../new/address.ts';
import { layOut, type Lane } from '../new/lay-out.ts';

/** What `course new` takes. */
export interface NewOptions {
  lane: Lane;
}

/**
 * Lays out a new exercise, and adds it to the workspace.
 *
 * @param id such as `03-rest/08-my-exercise`
 * @throws CliError when its place is taken, or is none; or when it could not be added
 */
export async function newExercise(
  context: Context,
  id: string,
  { lane }: NewOptions,
): Promise<ExitCode> {
  const { root, course, directory, language } = context;
  const texts = context.texts.new;
  const shown = (path: string): string => relative(directory, path) || '.';

  const address = parseAddress(id, course);
  if (!address) throw new CliError(texts.badName(id));
  const folder = join(root, 'exercises', address.chapter, address.folder);
  const taken = existsSync(folder) ? folder : withSameNumber(address, course)?.folder;
  if (taken) throw new CliError(texts.exists(shown(taken)));
  const namesake = withSameName(address, course);
  if (namesake) throw new CliError(texts.nameTaken(address.name, shown(namesake.folder)));

  layOut(folder, address.name, lane);
  context.print(texts.installing);
  const fault = await addToWorkspace(root, language);
  if (fault)
    throw new CliError(texts.notAdded(shown(folder), fault, ADD_COMMAND), EXIT.ENVIRONMENT);
  context.print(texts.done(shown(folder)), texts.next(address.name));
  return EXIT.REACHED;
}
