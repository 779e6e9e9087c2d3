/** How many equal lines stay before and after what differs. */
const AROUND = 2;

/**
 * Leaves out of two long texts what both begin and end with, except for the lines beside what differs
 * and the lines in which those are nested: the difference is what a reader looks for.
 *
 * @returns the two texts, with `…` where something was left out
 */
export function aroundDifference(expected: string, actual: string): [string, string] {
  const one = expected.split('\n');
  const other = actual.split('\n');
  const same = sameLines(one, other);
  const sameAtEnd = sameLines(one.slice(same).toReversed(), other.slice(same).toReversed());
  const first = Math.max(0, same - AROUND);
  const last = Math.max(0, sameAtEnd - AROUND);
  return [excerpt(one, first, last), excerpt(other, first, last)];
}

/** How many lines two texts have in common at their beginning. */
function sameLines(one: string[], other: string[]): number {
  const different = one.findIndex((line, index) => line !== other[index]);
  return different === -1 ? one.length : different;
}

function excerpt(lines: string[], first: number, last: number): string {
  const kept = lines.slice(first, lines.length - last);
  const around = enclosing(lines, first);
  return [
    ...around,
    ...(first > around.length ? ['…'] : []),
    ...kept,
    ...(last > 0 ? ['…'] : []),
  ].join('\n');
}

/** The lines above, each less indented than the next, that a line stands in. */
function enclosing(lines: string[], at: number): string[] {
  let depth = indentation(lines[at]);
  return lines
    .slice(0, at)
    .toReversed()
    .filter((line) => {
      if (indentation(line) >= depth) return false;
      depth = indentation(line);
      return true;
    })
    .toReversed();
}

function indentation(line = ''): number {
  return line.length - line.trimStart().length;
}
