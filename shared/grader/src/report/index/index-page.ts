import type { Language } from '@course/rubric/course';
import type { Results } from '../../results/results.ts';
import { statisticsOf } from '../../statistics/criteria.ts';
import { textsIn, type Texts } from '../../texts/texts.ts';
import { html, type Content, type Html } from '../html.ts';
import { moment, page, section } from '../page.ts';
import { criteriaHtml } from './criteria.ts';
import { gradesHtml } from './grades.ts';
import { mapHtml } from './map.ts';
import { mistakesHtml } from './mistakes.ts';
import { refusedHtml, reviewHtml } from './review.ts';
import { similarHtml } from './similar.ts';

/** The teacher's page on the whole class. It tells of all students, so it is for the teacher alone. */
export function indexPage(results: Results, language: Language): string {
  const texts = textsIn(language);
  const statistics = statisticsOf(results);
  const parts: [id: string, title: string, content: Content][] = [
    ['grades', texts.teacher.grades, gradesHtml(results, texts)],
    ['map', texts.teacher.map, mapHtml(results, texts)],
    ['review', texts.teacher.review, reviewHtml(results, texts)],
    ['mistakes', texts.teacher.mistakes, mistakesHtml(statistics, texts, language)],
    ['criteria', texts.teacher.criteria, criteriaHtml(statistics, texts, language)],
    ['similar', texts.teacher.similar, similarHtml(results, texts)],
    ['refused', texts.teacher.refused, refusedHtml(results, texts)],
  ];
  return page(texts.teacher.title(results.course.title[language]), results, language, [
    factsHtml(results, texts),
    html`<nav aria-label="${texts.teacher.contents}">
      <ul>
        ${parts.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li> `)}
      </ul>
    </nav> `,
    parts.map(([id, title, content]) => section(id, title, content)),
  ]);
}

function factsHtml(results: Results, texts: Texts): Html {
  const { course, gradedAt, edition, seed, sandbox, students, exercises } = results;
  return html`<p class="quiet">
      ${course.code} · ${texts.teacher.gradedAt} ${moment(gradedAt)} · ${texts.teacher.edition}
      <code>${edition.slice(0, 12)}</code> · ${texts.seed} <code>${seed}</code> ·
      ${texts.teacher.sandbox} ${sandbox}
    </p>
    <ul class="facts">
      <li>${texts.page.students}: <strong>${students.length}</strong></li>
      <li>${texts.page.exercises}: <strong>${exercises.length}</strong></li>
      <li>
        ${texts.teacher.review}:
        <strong>${students.filter(({ review }) => review.length > 0).length}</strong>
      </li>
    </ul> `;
}
