import type { Language } from '@course/rubric/course';
import { isNotLoaded } from '@course/rubric/telling';
import type { CriterionStatistics, ExerciseStatistics } from '../../statistics/criteria.ts';
import type { Texts } from '../../texts/texts.ts';
import { html, marked, type Html } from '../html.ts';
import { wide } from '../page.ts';
import { kindsText } from './criteria.ts';

/** How many criteria are told of: what a lecture has time for. */
const MOST = 10;

/** The criteria that failed most often, with what a teacher says about them. */
export function mistakesHtml(
  statistics: readonly ExerciseStatistics[],
  texts: Texts,
  language: Language,
): Html {
  const worst = statistics
    .flatMap(({ exercise, criteria }) => criteria.map((one) => ({ ...one, exercise })))
    .filter((one) => failedIn(one) > 0)
    .toSorted((a, b) => failedIn(b) - failedIn(a))
    .slice(0, MOST);
  if (worst.length === 0) return html`<p>${texts.teacher.nothing}</p>`;
  return wide(
    texts.teacher.mistakes,
    html`<table>
      <caption>
        ${texts.teacher.mistakesCaption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.page.criterion}</th>
          <th scope="col" class="number">${texts.teacher.failedShare}</th>
          <th scope="col">${texts.teacher.failures}</th>
          <th scope="col">${texts.page.advice}</th>
        </tr>
      </thead>
      <tbody>
        ${worst.map(
          (one) =>
            html`<tr>
              <th scope="row" class="long">
                ${marked(one.criterion.title[language])}<br /><span class="quiet"
                  >${one.exercise.id}</span
                >
              </th>
              <td class="number">${failedIn(one)}/${one.judged - one.notLoaded}</td>
              <td>${kindsText(withoutNotLoaded(one), texts)}</td>
              <td class="long">${marked(one.criterion.advice[language])}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

/** Code that does not load fails everything, and would stand in the way of what was misunderstood. */
function failedIn({ judged, passed, notLoaded }: CriterionStatistics): number {
  return judged - passed - notLoaded;
}

function withoutNotLoaded(statistics: CriterionStatistics): CriterionStatistics {
  return { ...statistics, failures: statistics.failures.filter((one) => !isNotLoaded(one)) };
}
