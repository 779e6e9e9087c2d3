import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { HandedError } from './handed-error.ts';
import type { Handed } from './submission.ts';

const COLUMNS = ['id', 'name', 'folder', 'zip', 'git', 'commit', 'deadline', 'submitted'] as const;

const DELIMITERS = [';', '\t', ','];

/** A line, without what is empty in it. One of `folder`, `zip` and `git` tells where the code is. */
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

interface Parsed {
  record: Row;
  info: { lines: number };
}

const Time = z.iso.datetime({ offset: true });

/**
 * Reads a class's list: a CSV with a line of column names first. Paths are relative to the file. A
 * student without folder, zip and git has handed in nothing.
 *
 * @param file absolute path
 * @throws HandedError naming the file and the line at fault
 */
export function readRoster(file: string): Handed[] {
  const lines = new Map<string, number>();
  return parseCsv(file).map(({ record, info: { lines: line } }) => {
    const row: Row = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
    const { id } = row;
    if (id === undefined) throw new HandedError(file, { kind: 'no-id' }, line);
    if ([row.folder, row.zip, row.git].filter(Boolean).length > 1)
      throw new HandedError(file, { kind: 'several-places' }, line);
    const before = lines.get(id);
    if (before !== undefined)
      throw new HandedError(file, { kind: 'listed-twice', id, before }, line);
    lines.set(id, line);

    const time = (column: 'deadline' | 'submitted'): Date | undefined => {
      const value = row[column];
      if (value === undefined) return undefined;
      if (Time.safeParse(value).success) return new Date(value);
      throw new HandedError(file, { kind: 'no-time', column, value }, line);
    };
    return handedBy(file, { ...row, id }, time('deadline'), time('submitted'));
  });
}

function handedBy(
  file: string,
  { id, name = id, folder, zip, git, commit }: Row & { id: string },
  deadline: Date | undefined,
  submitted: Date | undefined,
): Handed {
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
        before: deadline,
      } as const,
    }),
    ...(deadline && { deadline }),
    ...(submitted && { submitted }),
  };
}

function parseCsv(file: string): Parsed[] {
  try {
    const text = textOf(file);
    return parse(text, {
      columns: (names: string[]) => names.map((name) => known(file, name.trim().toLowerCase())),
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (error instanceof HandedError) throw error;
    const line = error instanceof CsvError ? (error.lines as number | undefined) : undefined;
    const fault = { kind: 'unreadable', detail: (error as Error).message } as const;
    throw new HandedError(file, fault, line, { cause: error });
  }
}

/** Read as anything else, names would be told and written with letters that they do not have. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new HandedError(file, { kind: 'not-utf-8' }, undefined, { cause: error });
  }
}

/** Spreadsheets write what their country reads. No column's name holds any of these; a cell may. */
function delimiterOf(text: string): string {
  const header = /^.*\S.*$/m.exec(text)?.[0] ?? '';
  return DELIMITERS.find((delimiter) => header.includes(delimiter)) ?? ',';
}

// A misspelt name would take a column's contents away in silence.
function known(file: string, name: string): string {
  if ((COLUMNS as readonly string[]).includes(name)) return name;
  throw new HandedError(file, { kind: 'unknown-column', column: name, columns: COLUMNS }, 1);
}
