import type { Item } from './catalogue.ts';

/** A page with an item's label. The note can still be changed before it is printed. */
export function renderLabel({ name, deposit }: Item, note: string): string {
  return html`<!doctype html>
    <html lang="en">
      <title>${name}</title>
      <h1>${name}</h1>
      <p>Deposit: ${deposit} €</p>
      <form><input name="note" value="${note}" /></form>
    </html> `;
}

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template in which whatever is inserted is text: nobody has to think of it again. */
function html(markup: TemplateStringsArray, ...inserted: (string | number)[]): string {
  const texts = inserted.map((value) =>
    String(value).replaceAll(/[&<>"']/g, (character) => REFERENCES[character] ?? character),
  );
  return String.raw({ raw: markup }, ...texts);
}
