import type { Language } from '@course/rubric/course';
import { failureTexts, type Told, type ToldPart } from '@course/rubric/telling';
import { html, type Html } from './html.ts';

/** A told failure as a reader of a page sees it. */
export function toldHtml({ sentence, place, problems, parts }: Told, language: Language): Html {
  return html`<p>${sentence}</p>
    ${place && html`<p>${failureTexts(language).at('')} <code>${place}</code></p>`}
    ${problems.map(
      (problem) =>
        html`<p class="label">
            <code>${problem.place}</code> <span class="quiet">${problem.code}</span>
          </p>
          <pre>${problem.lines.join('\n')}</pre>`,
    )}
    ${parts.map(partHtml)}`;
}

function partHtml({ title, head, lines, side }: ToldPart): Html {
  return html`<p class="label">${title}</p>
    <pre class="${side}" tabindex="0">
${head !== undefined && html`<strong>${head}</strong>`}${lines.join('\n')}</pre>`;
}
