import { readFileSync } from 'node:fs';
import { isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CourseError } from './course-error.ts';

/** What a YAML file says, and where. */
export interface OpenYaml {
  value: unknown;
  /** The line of an entry, or of the nearest one around it. */
  lineOf(this: void, path: readonly PropertyKey[]): number | undefined;
  /** A plain value to the letter: `007` is a number that would lose its zeros. */
  sourceOf(this: void, path: readonly PropertyKey[]): string | undefined;
}

/**
 * Reads a YAML file and checks it against a schema.
 *
 * @param file absolute path
 * @returns what the schema makes of it
 * @throws CourseError naming the file and each line at fault
 */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const { value, lineOf } = openYaml(file);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const line = lineOf(path);
    return `${line ? `line ${line}: ` : ''}${path.join('.') || 'the file'}: ${message}`;
  });
  throw new CourseError(file, faults.join('\n  '), { cause: parsed.error });
}

/**
 * Reads a YAML file, whatever it says.
 *
 * @param file absolute path
 * @throws CourseError naming the file and what of it is no YAML
 */
export function openYaml(file: string): OpenYaml {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) throw new CourseError(file, broken.message, { cause: broken });
  const nodeAt = (path: readonly PropertyKey[]): unknown => document.getIn(path.map(String), true);
  return {
    value: document.toJS(),
    // A missing key has no place of its own: its nearest parent has.
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = nodeAt(path.slice(0, length));
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return undefined;
    },
    sourceOf(path) {
      const node = nodeAt(path);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CourseError(file, 'cannot be read; is the clone complete?', { cause: error });
  }
}
