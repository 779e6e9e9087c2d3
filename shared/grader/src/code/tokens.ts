import jsTokens, { type Token } from 'js-tokens';

/** A piece of code that means something. */
export interface CodeToken {
  type: Token['type'];
  value: string;
  /** From 1. */
  line: number;
}

/** What says nothing to Node. */
const SILENT: ReadonlySet<Token['type']> = new Set([
  'WhiteSpace',
  'LineTerminatorSequence',
  'SingleLineComment',
  'MultiLineComment',
  'HashbangComment',
]);

/**
 * Splits TypeScript or JavaScript into its tokens, without white space and comments. What looks like
 * a comment in a string, a template or a regular expression is none. It takes any text: what is no
 * code becomes tokens all the same.
 */
export function codeTokens(source: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let line = 1;
  for (const { type, value } of jsTokens(source)) {
    if (!SILENT.has(type)) tokens.push({ type, value, line });
    // Few tokens have more than one line, and splitting all of them takes as long as finding them.
    if (value === '\n') line += 1;
    else if (value.includes('\n')) line += value.split('\n').length - 1;
  }
  return tokens;
}
