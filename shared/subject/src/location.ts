import { fileURLToPath } from 'node:url';
import { relative, sep } from 'node:path';
import { isInside } from './is-inside.ts';

/** A place in the student's code. */
export interface Location {
  /** Relative to the subject's folder, with forward slashes. */
  file: string;
  line: number;
  column: number;
}

// A stack line ends in `(path:line:column)` or `path:line:column`; a syntax error starts with `path:line`.
const PLACE = /(?:\(|at (?:async )?|^)((?:file:\/\/)?[^()\n]*?\.m?[tj]s):(\d+)(?::(\d+))?\)?$/;

/**
 * The first line of a stack that lies in the student's own folder.
 *
 * @param stack as the runtime printed it
 * @param folder the absolute folder of the student's code
 */
export function locate(stack: string | undefined, folder: string): Location | undefined {
  const lines = stack?.split('\n') ?? [];
  for (const [index, line] of lines.entries()) {
    const match = PLACE.exec(line.trim());
    const [, place, row, column] = match ?? [];
    if (!place) continue;
    const file = place.startsWith('file://') ? fileURLToPath(place) : place;
    if (!isInside(folder, file)) continue;
    const inside = relative(folder, file);
    // A place without a whole path is none of a file that was loaded.
    if (inside.includes('node_modules') || inside === file) continue;
    return {
      file: inside.split(sep).join('/'),
      line: Number(row),
      column: column ? Number(column) : markedColumn(lines.slice(index + 1)),
    };
  }
  return undefined;
}

/** A syntax error has its column in the carets below the code that is quoted after its place. */
function markedColumn(quoted: readonly string[]): number {
  const marks = quoted.slice(0, quoted.indexOf('')).find((line) => /^\s*\^+\s*$/.test(line));
  return marks ? marks.indexOf('^') + 1 : 1;
}
