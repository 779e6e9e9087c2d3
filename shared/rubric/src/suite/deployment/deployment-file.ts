import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SubjectFailure } from '@course/subject';
import { z } from 'zod';

/** The file in `src/` in which the student states where the app is deployed. */
const DEPLOYMENT_FILE = 'deployment.json';

// What else it states, such as a version or a key, is each exercise's matter.
const Stated = z.object({ address: z.string() }).catchall(z.string());

/** What a student states of a deployment: its address, and texts by the names that the exercise gives. */
export type Stated = z.infer<typeof Stated>;

/**
 * Reads what the student states. The file is data: nothing of the student's runs here.
 *
 * @param code absolute path of the folder with the student's code
 * @throws SubjectFailure `wrong-file`; `not-deployed` when it names no address yet
 */
export function readDeployment(code: string): Stated {
  const stated = Stated.safeParse(contentOf(join(code, DEPLOYMENT_FILE)));
  if (!stated.success) {
    const faults = stated.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw wrongFile(faults.join('\n'));
  }
  if (stated.data.address === '') {
    throw new SubjectFailure('not-deployed', { name: DEPLOYMENT_FILE });
  }
  return stated.data;
}

function contentOf(file: string): unknown {
  if (!existsSync(file)) throw wrongFile('There is no such file.');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrongFile((error as Error).message);
  }
}

function wrongFile(message: string): SubjectFailure {
  return new SubjectFailure('wrong-file', {
    name: DEPLOYMENT_FILE,
    error: { name: '', message },
  });
}
