import type { Results } from '../../results/results.ts';
import type { Texts } from '../../texts/texts.ts';
import { html, type Html } from '../html.ts';
import { wide } from '../page.ts';
import { nameHtml } from './map.ts';

/** Who should be looked at before the grades are given out. */
export function reviewHtml({ students }: Results, texts: Texts): Html {
  const reasons = students.flatMap((student) =>
    student.review.map((review) => ({ student, ...review })),
  );
  if (reasons.length === 0) return html`<p>${texts.teacher.nothing}</p>`;
  return wide(
    texts.teacher.review,
    html`<table>
      <caption>
        ${texts.teacher.reviewCaption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.page.student}</th>
          <th scope="col">${texts.page.reason}</th>
          <th scope="col">${texts.page.exercise}</th>
          <th scope="col">${texts.page.detail}</th>
        </tr>
      </thead>
      <tbody>
        ${reasons.map(
          ({ student, kind, exercise, detail, reason }) =>
            html`<tr>
              <th scope="row">${nameHtml(student)}</th>
              <td>${texts.reviews[kind]}</td>
              <td>${exercise}</td>
              <td class="long">
                ${reason && html`${texts.unreached[reason]}<br />`}<span
                  class="${reason && 'quiet'}"
                  >${detail}</span
                >
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

/** What was handed in and not taken. */
export function refusedHtml({ students }: Results, texts: Texts): Html {
  const refused = students.flatMap((student) =>
    student.refusals.map((refusal) => ({ student, ...refusal })),
  );
  if (refused.length === 0) return html`<p>${texts.teacher.nothing}</p>`;
  return wide(
    texts.teacher.refused,
    html`<table>
      <caption>
        ${texts.teacher.refusedCaption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.page.student}</th>
          <th scope="col">${texts.page.reason}</th>
          <th scope="col">${texts.page.file}</th>
          <th scope="col">${texts.page.detail}</th>
        </tr>
      </thead>
      <tbody>
        ${refused.map(
          ({ student, reason, path, detail }) =>
            html`<tr>
              <th scope="row">${nameHtml(student)}</th>
              <td>${texts.refusals[reason]}</td>
              <td class="long"><code>${path}</code></td>
              <td>${detail}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}
