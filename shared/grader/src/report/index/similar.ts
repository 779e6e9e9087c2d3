import type { Results, SimilarPair } from '../../results/results.ts';
import type { Texts } from '../../texts/texts.ts';
import { html, type Content, type Html } from '../html.ts';
import { details } from '../page.ts';
import { nameHtml } from './map.ts';

/** Pairs whose code is close, with the passages side by side. */
export function similarHtml({ similar, students }: Results, texts: Texts): Content {
  if (similar.length === 0) return html`<p>${texts.teacher.nothing}</p>`;
  const names = new Map(students.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? id });
  return [
    html`<p class="quiet">${texts.teacher.similarNote}</p> `,
    similar.map((pair) => pairHtml(pair, nameOf, texts)),
  ];
}

function pairHtml(
  { exercise, students: [one, other], share, passages }: SimilarPair,
  nameOf: (id: string) => { id: string; name: string },
  texts: Texts,
): Html {
  const [first, second] = [nameOf(one), nameOf(other)];
  return details(
    html`<bdi>${first.name}</bdi> ↔ <bdi>${second.name}</bdi>
      <span class="quiet">${exercise} · ${texts.teacher.similarPair(share)}</span>`,
    html`<p>${nameHtml(first)} ↔ ${nameHtml(second)}</p>
      ${passages.map(
        ([left, right]) =>
          html`<div class="sides">
            ${sideHtml(first.name, left)}${sideHtml(second.name, right)}
          </div> `,
      )}`,
  );
}

function sideHtml(
  name: string,
  { file, line, text }: SimilarPair['passages'][number][number],
): Html {
  return html`<div>
    <p class="label"><bdi>${name}</bdi> <code>${file}:${line}</code></p>
    <pre tabindex="0">${text}</pre>
  </div>`;
}
