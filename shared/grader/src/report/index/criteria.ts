import type { Language } from '@course/rubric/course';
import type { CriterionStatistics, ExerciseStatistics } from '../../statistics/criteria.ts';
import type { Texts } from '../../texts/texts.ts';
import { html, marked, type Content, type Html } from '../html.ts';
import { details, wide } from '../page.ts';
import { notesHtml } from '../student/exercise.ts';
import { barHtml } from './grades.ts';

/** Each exercise's criteria: how many passed, how well they separate, and how they failed. */
export function criteriaHtml(
  statistics: readonly ExerciseStatistics[],
  texts: Texts,
  language: Language,
): Content {
  return [
    html`<p class="quiet">${texts.teacher.criteriaNote}</p> `,
    statistics.map((one) => exerciseHtml(one, texts, language)),
  ];
}

function exerciseHtml(
  { exercise, judged, reached, criteria }: ExerciseStatistics,
  texts: Texts,
  language: Language,
): Html {
  const title = exercise.title[language];
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${texts.page.criterion}</th>
        <th scope="col" class="number">${texts.teacher.passedBy}</th>
        <td></td>
        <th scope="col">${texts.teacher.discrimination}</th>
        <th scope="col">${texts.teacher.failures}</th>
      </tr>
    </thead>
    <tbody>
      ${criteria.map((one) => rowHtml(one, texts, language))}
    </tbody>
  </table>`;
  return details(
    html`${title}
      <span class="quiet">${exercise.id} · ${texts.teacher.reachedBy(reached, judged)}</span>`,
    wide(title, table),
  );
}

function rowHtml(statistics: CriterionStatistics, texts: Texts, language: Language): Html {
  const { criterion, judged, passed, discrimination } = statistics;
  const separation =
    discrimination === undefined
      ? '–'
      : `${texts.number(discrimination)} · ${texts.teacher.separates[strengthOf(discrimination)]}`;
  return html`<tr>
    <th scope="row" class="long">
      ${marked(criterion.title[language])}${notesHtml(criterion, texts)}<br /><code class="quiet"
        >${criterion.id}</code
      >
    </th>
    <td class="number">${passed}/${judged}</td>
    <td>${judged > 0 && barHtml(passed / judged)}</td>
    <td>${separation}</td>
    <td>${kindsText(statistics, texts)}</td>
  </tr> `;
}

/** The commonest classes of failure with their counts. */
export function kindsText({ failures }: CriterionStatistics, texts: Texts): string {
  return failures
    .slice(0, 3)
    .map(({ kind, count }) => `${texts.kinds[kind]} ${count}`)
    .join(', ');
}

/** Thresholds that are usual for items of a test; about 0 chance alone decides. */
function strengthOf(discrimination: number): keyof Texts['teacher']['separates'] {
  if (discrimination >= 0.3) return 'well';
  if (discrimination >= 0.1) return 'little';
  return discrimination > -0.1 ? 'not' : 'reversed';
}
