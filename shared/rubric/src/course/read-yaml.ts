import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CourseError } from './course-error.ts';

/**
 * Reads a YAML file and checks it against a schema.
 *
 * @param file absolute path
 * @returns what the schema makes of it
 * @throws CourseError naming the file and each line at fault
 */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) throw new CourseError(file, broken.message, { cause: broken });

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const line = lineOf(path.map(String));
    return `${line ? `line ${line}: ` : ''}${path.join('.') || 'the file'}: ${message}`;
  });
  throw new CourseError(file, faults.join('\n  '), { cause: parsed.error });

  // A missing key has no place of its own: its nearest parent has.
  function lineOf(path: string[]): number | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CourseError(file, 'cannot be read; is the clone complete?', { cause: error });
  }
}
