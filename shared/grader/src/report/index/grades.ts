import type { Results } from '../../results/results.ts';
import { gradeCounts, median } from '../../statistics/grades.ts';
import type { Texts } from '../../texts/texts.ts';
import { html, type Content, type Html } from '../html.ts';
import { wide } from '../page.ts';

/** How many students got which grade. */
export function gradesHtml({ students, exercises }: Results, texts: Texts): Content {
  const share = (count: number): number => (students.length === 0 ? 0 : count / students.length);
  const middle = median(students.map(({ reached }) => reached));
  return [
    wide(
      texts.teacher.grades,
      html`<table>
        <caption>
          ${texts.teacher.gradesCaption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${texts.page.grade}</th>
            <th scope="col" class="number">${texts.teacher.count}</th>
            <th scope="col" class="number">${texts.teacher.share}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${gradeCounts(students).map(
            ({ grade, count }) =>
              html`<tr>
                <th scope="row">
                  ${grade === 'open' ? texts.page.openGrade : (grade ?? texts.page.noGrade)}
                </th>
                <td class="number">${count}</td>
                <td class="number">${texts.percent(share(count))}</td>
                <td>${barHtml(share(count))}</td>
              </tr> `,
          )}
        </tbody>
      </table> `,
    ),
    middle !== undefined &&
      html`<p>${texts.teacher.reachedMedian(texts.number(middle), exercises.length)}</p> `,
  ];
}

/**
 * A bar for the eye; the figure stands beside it.
 *
 * @param share from 0 to 1
 */
export function barHtml(share: number): Html {
  return html`<svg class="bar" width="90" height="16" aria-hidden="true">
    <rect class="rest" width="90" height="16" />
    <rect width="${Math.round(90 * share)}" height="16" />
  </svg>`;
}
