import { fileNameOf } from '../../export/file-name.ts';
import {
  isGradeOpen,
  type GradedStudent,
  type Result,
  type Results,
} from '../../results/results.ts';
import type { Texts } from '../../texts/texts.ts';
import { html, type Html } from '../html.ts';

type Mark = keyof Texts['teacher']['marks'];

/** Each state has a sign of its own: colour alone would tell some readers nothing. */
const SIGNS: Record<Exclude<Mark, 'flaky'>, string> = {
  reached: '✓',
  attempted: '◐',
  untouched: '○',
  missing: '–',
  'not-judged': '?',
};

/** Students × exercises: a sign, the points, and a colour for the share of the points. */
export function mapHtml({ students, exercises }: Results, texts: Texts): Html {
  return html`<p class="quiet" id="map-legend">${texts.teacher.mapCaption}</p>
    <div class="map" tabindex="0" role="region" aria-label="${texts.teacher.scroll}">
      <table aria-describedby="map-legend">
        <thead>
          <tr>
            <th scope="col">${texts.page.student}</th>
            <th scope="col"><span>${texts.page.grade}</span></th>
            ${exercises.map(({ id }) => html`<th scope="col"><span>${id}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${students.map((student) => {
            const results = new Map(student.results.map((result) => [result.exercise, result]));
            return html`<tr>
              <th scope="row">${nameHtml(student)}</th>
              <td>${isGradeOpen(student) ? SIGNS['not-judged'] : (student.grade ?? '–')}</td>
              ${exercises.map(({ id }) => cellHtml(results.get(id), texts))}
            </tr> `;
          })}
        </tbody>
      </table>
    </div> `;
}

/** A student's name, which leads to their page. It keeps its own direction to itself. */
export function nameHtml({ id, name }: Pick<GradedStudent, 'id' | 'name'>): Html {
  return html`<a href="${encodeURIComponent(fileNameOf(id))}.html"><bdi>${name || id}</bdi></a
    >${name !== id && name !== '' && html` <bdi class="quiet">${id}</bdi>`}`;
}

function cellHtml(result: Result | undefined, { teacher, number }: Texts): Html {
  if (!result) return html`<td></td>`;
  const { status, manual, reached, points, max, flaky } = result;
  const hasOutcome = status === 'judged' || manual;
  const state = hasOutcome ? (reached ? 'reached' : 'attempted') : status;
  const unstable = flaky.length > 0;
  // What could not be judged is not as bad as zero points, and not as good as any.
  const neutral = state === 'not-judged' || max === 0;
  const heat = `h${neutral ? 2 : Math.min(4, Math.floor((5 * points) / max))}`;
  return html`<td class="${heat}">
    ${SIGNS[state]}${unstable && '~'}<span class="unseen">
      ${teacher.marks[state]}${unstable && `, ${teacher.marks.flaky}`} </span
    >${state === 'reached' || state === 'attempted' ? ` ${number(points)}` : ''}
  </td>`;
}
