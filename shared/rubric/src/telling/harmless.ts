/** What colours a terminal's text (ECMA-48, SGR); away from the terminal it says nothing. */
const COLOURS = new RegExp(`${String.fromCodePoint(0x1b)}\\[[\\d;:]*m`, 'g');

/**
 * Characters that change how the text around them is shown, or that show nothing at all: controls,
 * format characters (all that turn the direction of text are among them), the separators U+2028 and
 * U+2029, and code points that are no characters, which XML 1.0 forbids. Kept are line breaks and
 * tabs, the joiners that Persian and emoji are written with, and Arabic and Syriac number signs.
 */
const INVISIBLE =
  /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]--[\n\t\p{Join_Control}\u0600-\u0605\u06DD\u070F]]/gv;

/** Nearly all text is of this kind, and a look is much cheaper than the work. */
const PLAIN = /^[\t\n -~]*$/;

/** U+2400 and on are pictures of the controls from U+0000. */
const PICTURES = 0x2400;
const DELETE = 0x7f;

/**
 * Makes text that a stranger wrote safe to show, whatever shows it: what would steer a terminal,
 * turn the direction of the text around it or hide is written out, as `␛` or `⟨U+202E⟩`. Marks of
 * HTML, XML and CSV stay as they are: whoever writes those escapes them.
 *
 * @returns well-formed text of visible characters, line feeds and tabs
 */
export function harmless(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(COLOURS, '')
    .replaceAll(INVISIBLE, (character) => visible(character.codePointAt(0) ?? 0));
}

/** Makes text harmless that has to stay in one line, such as a name or a cell. */
export function harmlessLine(text: string): string {
  return harmless(text).replaceAll('\n', '␤').replaceAll('\t', ' ');
}

/**
 * Writes the same characters as JSON's escapes: a parser reads them back, and nothing else sees them.
 *
 * @param json text of JSON, in which they can stand only in strings
 */
export function escapeInvisible(json: string): string {
  return json.replaceAll(INVISIBLE, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

function visible(code: number): string {
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  if (code === DELETE) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
