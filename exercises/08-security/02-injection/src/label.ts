import type { Item } from './catalogue.ts';

/** A page with an item's label. The note can still be changed before it is printed. */
export function renderLabel({ name, deposit }: Item, note: string): string {
  return `<!doctype html>
<html lang="en">
<title>${name}</title>
<h1>${name}</h1>
<p>Deposit: ${deposit} €</p>
<form><input name="note" value="${note}"></form>
</html>
`;
}
