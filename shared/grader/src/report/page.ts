import { createHash } from 'node:crypto';
import type { Language } from '@course/rubric/course';
import type { Results } from '../results/results.ts';
import { textsIn } from '../texts/texts.ts';
import { html, type Content, type Html } from './html.ts';
import { STYLE } from './style.ts';

/**
 * What a browser may do with a page: show it, with our style. No script, no picture, no font, no
 * form, nothing from anywhere, so that even markup that found its way in could do nothing.
 */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** To the letter what the policy has the hash of. */
const STYLE_ELEMENT: Html = { markup: `<style>${STYLE}</style>` };

/**
 * A whole page. It stands alone: its style is in it, and it asks for nothing else.
 *
 * @returns the text of the file
 */
export function page(
  title: string,
  { sandbox }: Pick<Results, 'sandbox'>,
  language: Language,
  content: Content,
): string {
  const texts = textsIn(language);
  const { markup } = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <meta name="robots" content="noindex" />
      <title>${title}</title>
      ${STYLE_ELEMENT}
    </head>
    <body>
      <a class="skip" href="#content">${texts.page.skip}</a>
      ${sandbox === 'none' && html`<p class="warning" role="note">⚠ ${texts.noSandbox}</p>`}
      <main id="content" tabindex="-1">
        <h1>${title}</h1>
        ${content}
      </main>
    </body>
  </html> `;
  return `<!doctype html>\n${markup}`;
}

/** A titled part of a page. */
export function section(id: string, title: Content, content: Content): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section> `;
}

/** A point in time as people read it, in UTC. */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

/** A part that the reader opens, or that is open from the start. */
export function details(summary: Content, content: Content, open = false): Html {
  const inside = html`<summary>${summary}</summary>
    <div class="inside">${content}</div>`;
  return open ? html`<details open>${inside}</details> ` : html`<details>${inside}</details> `;
}

/**
 * A table that may be wider than the screen: it scrolls by itself, also from the keyboard.
 *
 * @param label what a screen reader calls the place
 */
export function wide(label: string, table: Html): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${label}">${table}</div> `;
}
