import { relative } from 'node:path';
import type { Context } from '../context.ts';
import { mainFile, openInEditor } from '../editor.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** Opens an exercise in the student's editor. */
export async function open(context: Context, name: string | undefined): Promise<ExitCode> {
  const { directory, texts } = context;
  const file = mainFile(context.exercise(name));
  const opened = await openInEditor(file);
  const shown = relative(directory, file);
  context.print(opened ? texts.cockpit.opened(shown) : texts.cockpit.openYourself(shown));
  return opened ? EXIT.REACHED : EXIT.ENVIRONMENT;
}
