import type { Item } from './catalogue.ts';

/** A page with an item's label. The note can still be changed before it is printed. */
export function renderLabel({ name, deposit }: Item, note: string): string {
  return `<!doctype html>
<html lang="en">
<title>${asText(name)}</title>
<h1>${asText(name)}</h1>
<p>Deposit: ${deposit} €</p>
<form><input name="note" value="${asText(note)}"></form>
</html>
`;
}

/**
 * A text as HTML that shows just this text, between tags and in a quoted attribute. Escaping is for
 * the place where a text is put: it is done here, and not when the text comes in.
 */
function asText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
