import { join } from 'node:path';
import { fileNameOf } from './file-name.ts';

/** Where the folder of outputs has what is one student's own: paths in it, by who reads them. */
export function ownFiles(student: string): Record<'gradescope' | 'junit' | 'page', string> {
  const name = fileNameOf(student);
  return {
    gradescope: join('gradescope', `${name}.json`),
    junit: join('junit', `${name}.xml`),
    page: join('report', `${name}.html`),
  };
}
