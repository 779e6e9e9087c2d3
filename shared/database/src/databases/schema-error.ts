import pg from 'pg';

/** PostgreSQL refused a schema. The message names the place and shows the line. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  /** Counted from 1; `undefined` when PostgreSQL gave no place, as for a violated constraint. */
  readonly line: number | undefined;
  /** PostgreSQL's code for the error, such as `42P01`. */
  readonly code: string | undefined;

  constructor(message: string, line: number | undefined, cause: pg.DatabaseError) {
    super(message, { cause });
    this.line = line;
    this.code = cause.code;
  }
}

/** The error to report for what happened when a schema ran: anything else stays as it is. */
export function schemaError(schema: string, error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const place = placeOf(schema, Number(error.position));
  const where = place ? `line ${place.line}, column ${place.column}` : 'a place it did not name';
  const message = [
    `PostgreSQL refused the schema at ${where}: ${error.message} (${error.code})`,
    ...(error.detail === undefined ? [] : [error.detail]),
    ...(error.hint === undefined ? [] : [`Hint: ${error.hint}`]),
    ...(place ? [`  ${place.text}`, `  ${' '.repeat(place.column - 1)}^`] : []),
  ];
  return new SchemaError(message.join('\n'), place?.line, error);
}

/** @param position PostgreSQL's: characters, not UTF-16 units, counted from 1. */
function placeOf(
  schema: string,
  position: number,
): { line: number; column: number; text: string } | undefined {
  if (!(position > 0)) return undefined;
  const before = Array.from(schema)
    .slice(0, position - 1)
    .join('');
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { line, column, text: schema.split('\n')[line - 1] ?? '' };
}
