import type { Language } from '@course/rubric/course';
import { EnvironmentFailure, Interrupted } from '../../bootstrap/failure.mjs';
import { setUp } from '../../bootstrap/setup.mjs';
import { texts } from '../../bootstrap/texts.mjs';

/** Does by itself what {@link addToWorkspace} does. */
export const ADD_COMMAND = 'npm run course -- setup --update';

/**
 * Links the packages of new exercises and takes them up in the lockfile, as every install here is
 * made: by the pinned pnpm, one process at a time, remembered as whole.
 *
 * @param root absolute path of the repository
 * @returns why it could not be done, or undefined when it was
 */
export async function addToWorkspace(
  root: string,
  language: Language,
): Promise<string | undefined> {
  const { platform, arch, version, execPath } = process;
  const host = { platform, arch, version: version.slice(1), execPath };
  try {
    await setUp({ root, host, say: texts[language], update: true });
    return undefined;
  } catch (error) {
    if (error instanceof Interrupted) return texts[language].interrupted;
    if (!(error instanceof EnvironmentFailure)) throw error;
    return [error.message, error.details].filter(Boolean).join('\n\n');
  }
}
