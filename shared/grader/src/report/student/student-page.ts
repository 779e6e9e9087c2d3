import type { Language } from '@course/rubric/course';
import { feedbackOf, type ExerciseFeedback } from '../../feedback/feedback.ts';
import { stateText } from '../../feedback/state-text.ts';
import {
  isGradeOpen,
  isUndecided,
  type GradedStudent,
  type Refusal,
  type Results,
} from '../../results/results.ts';
import { textsIn, type Texts } from '../../texts/texts.ts';
import { html, type Html } from '../html.ts';
import { moment, page, section, wide } from '../page.ts';
import { decisionHtml, stateHtml, exerciseHtml } from './exercise.ts';

/**
 * A student's feedback, as a page that can be given to them: their grade, and of each exercise what
 * passed, what did not, and why. Nothing of other students is in it, and of hidden criteria neither
 * inputs nor answers.
 */
export function studentPage(student: GradedStudent, results: Results, language: Language): string {
  const texts = textsIn(language);
  const feedback = feedbackOf(student, results, language);
  const title = texts.learner.title(student.name);
  return page(title, results, language, [
    summary(student, results, texts, language),
    student.refusals.length > 0 &&
      section('refused', texts.learner.refused, [
        feedback.some(({ result }) => result.status === 'judged') &&
          html`<p>${texts.learner.refusedNote}</p>`,
        refusalTable(student.refusals, texts),
      ]),
    section('exercises', texts.learner.overview, overview(feedback, texts, language)),
    feedback.map((one, at) =>
      one.result.status === 'judged'
        ? section(anchorOf(at), exerciseTitle(one, language), exerciseHtml(one, language))
        : undefined,
    ),
  ]);
}

function summary(
  student: GradedStudent,
  { gradedAt, exercises, edition, course }: Results,
  texts: Texts,
  language: Language,
): Html {
  const { grade, reached, attempted, points, max, overridden, results } = student;
  const unfetched = results.find((result) => result.unreached && isUndecided(result));
  const shown = (value: number | null): string => String(value ?? texts.page.noGrade);
  return html`<p class="quiet">
      ${course.title[language]} · <bdi>${student.id}</bdi> · ${texts.teacher.gradedAt}
      ${moment(gradedAt)} · ${texts.teacher.edition} <code>${edition.slice(0, 12)}</code>
    </p>
    <ul class="facts">
      <li>
        ${texts.page.grade}:
        <strong>${isGradeOpen(student) ? texts.page.openGrade : shown(grade)}</strong>
      </li>
      <li>${texts.learner.facts(reached, attempted, exercises.length)}</li>
      <li>${texts.points(points, max)}</li>
    </ul>
    ${unfetched && html`<p class="warning" role="note">${stateText(unfetched, texts)}</p>`}
    ${overridden && html`<p>${texts.page.overridden(shown(overridden.grade), overridden.reason)}</p>`} `;
}

function overview(feedback: ExerciseFeedback[], texts: Texts, language: Language): Html {
  return wide(
    texts.learner.overview,
    html`<table>
      <thead>
        <tr>
          <th scope="col">${texts.page.exercise}</th>
          <th scope="col">${texts.page.state}</th>
          <th scope="col" class="number">${texts.page.pointsHeading}</th>
        </tr>
      </thead>
      <tbody>
        ${feedback.map((one, at) => {
          const { result, exercise } = one;
          const name = exercise.title[language];
          return html`<tr>
            <th scope="row">
              ${result.status === 'judged' ? html`<a href="#${anchorOf(at)}">${name}</a>` : name}<br />
              <span class="quiet">${exercise.id}</span>
            </th>
            <td>${stateHtml(result, texts)}${decisionHtml(result, texts)}</td>
            <td class="number">${texts.number(result.points)}/${result.max}</td>
          </tr> `;
        })}
      </tbody>
    </table>`,
  );
}

/** Files that were not taken, and why. */
function refusalTable(refusals: readonly Refusal[], texts: Texts): Html {
  return wide(
    texts.learner.refused,
    html`<table>
      <thead>
        <tr>
          <th scope="col">${texts.page.file}</th>
          <th scope="col">${texts.page.reason}</th>
        </tr>
      </thead>
      <tbody>
        ${refusals.map(
          ({ path, reason, detail }) =>
            html`<tr>
              <td><code>${path}</code></td>
              <td>
                ${texts.refusals[reason]}${detail && html` <span class="quiet">${detail}</span>`}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

function exerciseTitle({ exercise }: ExerciseFeedback, language: Language): Html {
  return html`${exercise.title[language]} <span class="quiet">${exercise.id}</span>`;
}

function anchorOf(at: number): string {
  return `exercise-${at + 1}`;
}
