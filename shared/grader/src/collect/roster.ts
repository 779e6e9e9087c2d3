import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { CourseError } from '@course/rubric/course';
import { z } from 'zod';
import type { Handed } from './submission.ts';

/** The columns of a roster. One of `folder`, `zip` and `git` tells where the code is. */
const Row = z
  .strictObject({
    id: z.string().min(1, 'the id is missing'),
    name: z.string().optional(),
    folder: z.string().optional(),
    zip: z.string().optional(),
    git: z.string().optional(),
    commit: z.string().optional(),
    deadline: z.iso.datetime({ offset: true }).optional(),
    submitted: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ folder, zip, git }) => [folder, zip, git].filter(Boolean).length <= 1, {
    message: 'folder, zip and git exclude each other: leave two of them empty',
  });

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

/**
 * Reads a class's list: a CSV with a line of column names first. Paths are relative to the file. A
 * student without folder, zip and git has handed in nothing.
 *
 * @param file absolute path
 * @throws CourseError naming the file and the line at fault
 */
export function readRoster(file: string): Handed[] {
  const rows = parseCsv(file);
  const seen = new Map<string, number>();
  return rows.map(({ record, info: { lines: line } }) => {
    const filled = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
    const parsed = Row.safeParse(filled);
    if (!parsed.success) {
      const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
      throw new CourseError(file, `line ${line}: ${faults.join('; ')}`);
    }
    const { id, name = id, folder, zip, git, commit, deadline, submitted } = parsed.data;
    const before = seen.get(id);
    if (before) throw new CourseError(file, `line ${line}: ${id} is on line ${before} already.`);
    seen.set(id, line);
    const at = (path: string): string => resolve(dirname(file), path);
    return {
      student: { id, name },
      ...(folder && { from: { kind: 'folder', path: at(folder) } as const }),
      ...(zip && { from: { kind: 'zip', path: at(zip) } as const }),
      ...(git && {
        from: {
          kind: 'git',
          // An address that is the path of a folder too is meant as that.
          remote: existsSync(at(git)) ? at(git) : git,
          commit,
          before: deadline ? new Date(deadline) : undefined,
        } as const,
      }),
      ...(deadline && { deadline: new Date(deadline) }),
      ...(submitted && { submitted: new Date(submitted) }),
    };
  });
}

function parseCsv(file: string): Parsed[] {
  try {
    return parse(readFileSync(file), {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      // Spreadsheets write what their country reads.
      delimiter: [',', ';', '\t'],
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    throw new CourseError(file, (error as Error).message, { cause: error });
  }
}
