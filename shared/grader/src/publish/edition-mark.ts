import { git, hasCommit } from './git.ts';

/** The trailer by which a commit of ours names the tree that we laid. */
const TRAILER = 'Student-Edition';

/** Adds to a commit's message the mark by which the staged tree is known as published. */
export async function marked(folder: string, message: string): Promise<string> {
  const tree = (await git(folder, 'write-tree')).trim();
  return `${message}\n\n${TRAILER}: ${tree}`;
}

/**
 * Whether the newest commit is one that we made, and nobody's work lies in it: a student's clone has our
 * commits too, and whoever amends one keeps its message.
 */
export async function isEdition(folder: string): Promise<boolean> {
  if (!(await hasCommit(folder))) return false;
  const format = `--format=%T %(trailers:key=${TRAILER},valueonly,separator=%x2C)`;
  const [tree, mark] = (await git(folder, 'log', '-1', format)).trim().split(' ');
  return tree === mark;
}
