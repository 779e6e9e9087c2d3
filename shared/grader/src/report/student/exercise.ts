import type { Language } from '@course/rubric/course';
import { failuresToExplain } from '@course/rubric/telling';
import type { CriterionFeedback, ExerciseFeedback } from '../../feedback/feedback.ts';
import type { GradedCriterion, Result } from '../../results/results.ts';
import { textsIn, type Texts } from '../../texts/texts.ts';
import { html, marked, type Content, type Html } from '../html.ts';
import { details } from '../page.ts';
import { toldHtml } from '../told-html.ts';

/** What became of one exercise, in a word or a sentence; what a teacher has decided stands as if judged. */
export function stateHtml({ status, manual, reached, unreached }: Result, texts: Texts): Html {
  if (status !== 'judged' && !manual)
    return html`<span class="quiet"
      >${unreached ? texts.teacher.marks['not-judged'] : texts.status[status]}</span
    >`;
  return reached
    ? html`<span class="good">✓ ${texts.reached}</span>`
    : html`<span class="bad">✗ ${texts.notReached}</span>`;
}

/** What was decided beside the verdicts: lateness, and a teacher's own word. */
export function decisionHtml({ late, manual }: Result, texts: Texts): Content {
  return [
    late && html`<br />${lateText(late, manual, texts)}`,
    manual && html`<br />${texts.manual(manual.reason)}`,
  ];
}

/** Of what the teacher has decided, lateness takes nothing. */
function lateText(
  { hours, keeps, tooLate }: Result['late'] & object,
  manual: Result['manual'],
  texts: Texts,
): string {
  return [
    manual?.points === undefined ? texts.late(hours, keeps) : texts.lateFor(hours),
    ...(tooLate && manual?.reached === undefined ? [texts.tooLate] : []),
  ].join(' ');
}

/** One exercise's verdicts, and what a student can learn from those that failed. */
export function exerciseHtml(feedback: ExerciseFeedback, language: Language): Content {
  const texts = textsIn(language);
  const { result, notLoaded, criteria } = feedback;
  // The one to mend first comes first, and what many criteria fail of is told once.
  const failed = failuresToExplain(result.report?.verdicts ?? []).flatMap(({ id }) =>
    criteria.filter(({ criterion, told }) => told && criterion.id === id),
  );
  return [
    html`<p>
      ${stateHtml(result, texts)} ·
      ${texts.points(result.points, result.max)}${decisionHtml(result, texts)}
    </p> `,
    notLoaded &&
      details(
        html`<span class="bad">✗ ${texts.notLoaded}</span>`,
        toldHtml(notLoaded, language),
        true,
      ),
    result.reached && failed.length === 0
      ? details(texts.learner.marks, verdictTable(criteria, texts, language))
      : verdictTable(criteria, texts, language),
    failed.length > 0 && html`<h3>${texts.learner.failures}</h3> `,
    failed.map((one, at) => failureHtml(one, at === 0, language)),
  ];
}

function verdictTable(criteria: CriterionFeedback[], texts: Texts, language: Language): Html {
  return html`<table>
    <caption class="unseen">
      ${texts.learner.marks}
    </caption>
    <thead class="unseen">
      <tr>
        <th scope="col">${texts.page.state}</th>
        <th scope="col">${texts.page.criterion}</th>
        <th scope="col">${texts.page.pointsHeading}</th>
      </tr>
    </thead>
    <tbody>
      ${criteria.map(({ criterion, verdict, flaky }) => {
        const points =
          criterion.role === 'guard' ? '' : `${verdict?.points ?? 0}/${criterion.points}`;
        return html`<tr>
          <td>${markHtml(verdict?.passed, texts)}</td>
          <td>
            ${marked(criterion.title[language])}${notesHtml(criterion, texts)}${flaky && html`<br /><span class="quiet">~ ${texts.flaky}</span>`}
          </td>
          <td class="number">${points}</td>
        </tr> `;
      })}
    </tbody>
  </table> `;
}

function markHtml(passed: boolean | undefined, { learner }: Texts): Html {
  if (passed === undefined) return html`· <span class="unseen">${learner.untried}</span>`;
  return passed
    ? html`<span class="good">✓</span><span class="unseen"> ${learner.passed}</span>`
    : html`<span class="bad">✗</span><span class="unseen"> ${learner.failed}</span>`;
}

/** What kind of criterion it is, where that is not the usual one. */
export function notesHtml({ role, hidden, bonus }: GradedCriterion, texts: Texts): Content {
  const notes = [
    ...(role === 'guard' ? [texts.guard] : []),
    ...(hidden ? [texts.hidden] : []),
    ...(bonus ? [texts.bonus] : []),
  ];
  return notes.length > 0 && html` <span class="quiet">(${notes.join(', ')})</span>`;
}

function failureHtml(
  { criterion, told, advice }: CriterionFeedback,
  open: boolean,
  language: Language,
): Html {
  return details(
    html`<span class="bad">✗</span> ${marked(criterion.title[language])}
      <code class="quiet">${criterion.id}</code>`,
    html`${told && toldHtml(told, language)}
    ${advice !== undefined && html`<p class="advice">${marked(advice)}</p>`}`,
    open,
  );
}
