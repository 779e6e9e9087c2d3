import { diffArrays } from 'diff';

/** How many lines beside a difference stay, where it does not say by itself what it belongs to. */
const BESIDE = 2;

/** How far an entry of a list or of an object is indented: it says by itself what it is. */
const ENTRY = 2;

/** Lines of a text in which it differs from another: from one on, and before another; there may be none. */
interface Stretch {
  from: number;
  to: number;
  /** How far it is indented. */
  depth: number;
}

/**
 * Leaves out of two long texts what is equal in both, except for the lines beside what differs and the
 * lines in which those are nested: the difference is what a reader looks for.
 *
 * @returns the two texts, with `…` where something was left out
 */
export function aroundDifference(expected: string, actual: string): [string, string] {
  const one = expected.split('\n');
  const other = actual.split('\n');
  const [inOne, inOther] = differencesOf(one, other);
  if (inOne.length === 0) return [expected, actual];
  return [excerpt(one, inOne), excerpt(other, inOther)];
}

/** Where two texts differ: the stretches of the one, and those of the other in their places. */
function differencesOf(one: string[], other: string[]): [Stretch[], Stretch[]] {
  const found: [Stretch[], Stretch[]] = [[], []];
  let [atOne, atOther] = [0, 0];
  let [fromOne, fromOther] = [0, 0];
  const finish = (): void => {
    if (atOne === fromOne && atOther === fromOther) return;
    const lines = [...one.slice(fromOne, atOne), ...other.slice(fromOther, atOther)];
    const depth = Math.min(...lines.map(indentation));
    found[0].push({ from: fromOne, to: atOne, depth });
    found[1].push({ from: fromOther, to: atOther, depth });
  };
  for (const { added, removed, count } of diffArrays(one, other, { comparator: isSame })) {
    if (!added && !removed) {
      finish();
      [fromOne, fromOther] = [atOne + count, atOther + count];
    }
    if (!added) atOne += count;
    if (!removed) atOther += count;
  }
  finish();
  return found;
}

// Only the last entry may do without a comma.
function isSame(one: string, other: string): boolean {
  return one.replace(/,$/, '') === other.replace(/,$/, '');
}

function excerpt(lines: string[], stretches: Stretch[]): string {
  const kept = new Set(stretches.flatMap((stretch) => linesAround(lines, stretch)));
  const shown: string[] = [];
  for (const [at, line] of lines.entries()) {
    const isHidden = !kept.has(at);
    const isAlone = kept.has(at - 1) && (kept.has(at + 1) || at + 1 === lines.length);
    const isFirst = at === 0 || kept.has(at - 1);
    if (!isHidden || isAlone) shown.push(line);
    else if (isFirst) shown.push(`${' '.repeat(indentation(line))}…`);
  }
  return shown.join('\n');
}

/** The numbers of the lines that stay for a stretch: itself, those beside it, and what it is nested in. */
function linesAround(lines: string[], { from, to, depth }: Stretch): number[] {
  const beside = depth === ENTRY ? 0 : BESIDE;
  const numbers = Array.from(lines.keys());
  return [
    ...numbers.slice(Math.max(0, from - beside), to + beside),
    ...enclosing(lines, numbers.slice(0, from).toReversed(), depth),
    ...enclosing(lines, numbers.slice(to), depth),
  ];
}

/** Of these lines, the ones that are each less indented than all before. */
function enclosing(lines: string[], numbers: number[], depth: number): number[] {
  let least = depth;
  return numbers.filter((at) => {
    const own = indentation(lines[at]);
    if (own >= least) return false;
    least = own;
    return true;
  });
}

function indentation(line = ''): number {
  return line.length - line.trimStart().length;
}
