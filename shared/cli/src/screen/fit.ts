import wrapAnsi from 'wrap-ansi';
import stringWidth from 'string-width';

// What colours text has no width: a blank behind it is as good as one at the edge.
const COLOURS = String.raw`((?:\u001B\[\d+m)*)`;
const LEADING_BLANK = new RegExp(`^${COLOURS} `);
const TRAILING_BLANKS = new RegExp(` +${COLOURS}$`);

/** Breaks lines at blanks, and within a word only where it is longer than the line. */
export function wrapped(lines: readonly string[], columns: number): string[] {
  return lines.flatMap((line) => {
    const [first = '', ...rest] = wrapAnsi(line, columns, { hard: true, trim: false }).split('\n');
    // The blank at which a line was broken belongs to neither half.
    return [first, ...rest.map((part) => part.replace(LEADING_BLANK, '$1'))].map((part) =>
      part.replace(TRAILING_BLANKS, '$1'),
    );
  });
}

/** The beginning of a line, as much of it as fits. */
export function cut(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  const [first = ''] = wrapAnsi(line, Math.max(1, columns - 1), { hard: true }).split('\n');
  return `${first}…`;
}

/**
 * Sets items one after the other, two blanks apart, and goes on in the next line where one does not
 * fit any more.
 */
export function packed(items: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const longer = last === undefined ? item : `${last}  ${item}`;
    if (last !== undefined && stringWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(cut(item, columns));
  }
  return lines;
}
