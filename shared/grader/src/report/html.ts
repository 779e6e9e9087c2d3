import { harmless } from '@course/rubric/telling';

/** Text that is HTML already; only {@link html} makes it. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, nothing and `false` leave no trace. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template of HTML in which everything that is put in is text, whoever wrote it: escaped for
 * elements and for attributes in quotes, and {@link harmless}. Markup comes from other templates
 * alone.
 *
 * @example html`<a href="${url}">${name}</a>`
 */
export function html(strings: TemplateStringsArray, ...contents: Content[]): Html {
  const markup = strings
    // The indentation of the source is no part of a page, and a large one would be twice its size.
    .map((part) => part.replaceAll(/\n\s+/g, '\n'))
    .reduce((text, next, at) => `${text}${markupOf(contents[at - 1])}${next}`);
  return { markup };
}

function markupOf(content: Content): string {
  if (content === false || content === null || content === undefined) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map((one) => markupOf(one)).join('');
}

function escaped(text: string): string {
  return harmless(text).replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Text of the course in which `backticks` mark code. */
export function marked(text: string): Content {
  // What is captured stands at the odd places.
  return text
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));
}
