import type { Language } from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import {
  feedbackOf,
  feedbackOn,
  type CriterionFeedback,
  type ExerciseFeedback,
} from '../feedback/feedback.ts';
import { stateText } from '../feedback/state-text.ts';
import { toldText } from '../feedback/told-text.ts';
import {
  isUndecided,
  type GradedExercise,
  type GradedStudent,
  type Result,
  type Results,
} from '../results/results.ts';
import { textsIn } from '../texts/texts.ts';
import { attribute, characterData } from './xml.ts';

/**
 * One student's results as JUnit's XML, which GitLab, Jenkins and editors read: a suite for each
 * exercise and a case for each criterion. What was not handed in is skipped, what could not be judged
 * is an error, unless the teacher has decided what it is worth.
 */
export function junitXml(student: GradedStudent, results: Results, language: Language): string {
  const feedback = feedbackOf(student, results, language);
  return document(student.id, feedback, results.gradedAt, language);
}

/** The same of exercises that were just judged, without a class. */
export function junitOfReports(
  name: string,
  reports: readonly { exercise: GradedExercise; report: Report }[],
  language: Language,
): string {
  const feedback = reports.map(({ exercise, report }) => {
    const { reached, points, max } = report;
    const result = { status: 'judged', attempted: true, reached, points, max } as const;
    return feedbackOn(exercise, { ...result, flaky: [], exercise: exercise.id, report }, language);
  });
  return document(name, feedback, new Date().toISOString(), language);
}

function document(
  name: string,
  feedback: readonly ExerciseFeedback[],
  judgedAt: string,
  language: Language,
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${attribute(name)}>`,
    ...feedback.flatMap((one) => suiteLines(one, judgedAt, language)),
    '</testsuites>',
    '',
  ].join('\n');
}

/** One case: its name, how long it took, and what is said of it. */
interface Case {
  name: string;
  /** Milliseconds. */
  duration: number;
  failure?: { type: string; message: string; text: string };
  error?: string;
  skipped?: string;
}

function suiteLines(feedback: ExerciseFeedback, gradedAt: string, language: Language): string[] {
  const { exercise, result } = feedback;
  const cases = casesOf(feedback, language);
  const count = (key: 'failure' | 'error' | 'skipped'): string =>
    attribute(String(cases.filter((item) => item[key] !== undefined).length));
  const counts = `tests="${cases.length}" failures=${count('failure')} errors=${count('error')} skipped=${count('skipped')}`;
  const time = `time=${seconds(result.report?.duration ?? 0)} timestamp=${attribute(gradedAt)}`;
  return [
    `  <testsuite name=${attribute(exercise.id)} ${counts} ${time}>`,
    ...cases.flatMap((item) => [
      `    <testcase classname=${attribute(exercise.id)} name=${attribute(item.name)} time=${seconds(item.duration)}>`,
      ...outcomeLines(item),
      '    </testcase>',
    ]),
    '  </testsuite>',
  ];
}

function casesOf(feedback: ExerciseFeedback, language: Language): Case[] {
  const { exercise, result, criteria } = feedback;
  if (result.status === 'judged') return criteria.map((item) => caseOf(feedback, item, language));
  return [{ name: exercise.title[language], duration: 0, ...outcomeWithout(result, language) }];
}

/** What is said of an exercise that has no verdicts. */
function outcomeWithout(
  result: Result,
  language: Language,
): Pick<Case, 'failure' | 'error' | 'skipped'> {
  const why = stateText(result, textsIn(language));
  if (isUndecided(result)) return { error: why };
  if (!result.manual) return { skipped: why };
  return result.reached ? {} : { failure: { type: 'decided', message: why, text: '' } };
}

function caseOf(
  { notLoaded }: ExerciseFeedback,
  { criterion, verdict, told = notLoaded }: CriterionFeedback,
  language: Language,
): Case {
  const failure = {
    type: verdict?.failure?.kind ?? 'missing',
    message: told?.sentence ?? '',
    text: told ? toldText(told, language) : '',
  };
  return {
    name: criterion.title[language],
    duration: verdict?.duration ?? 0,
    ...(!verdict?.passed && { failure }),
  };
}

function outcomeLines({ failure, error, skipped }: Case): string[] {
  return [
    ...(failure
      ? [
          `      <failure type=${attribute(failure.type)} message=${attribute(failure.message)}>${characterData(failure.text)}</failure>`,
        ]
      : []),
    ...(error === undefined ? [] : [`      <error message=${attribute(error)}/>`]),
    ...(skipped === undefined ? [] : [`      <skipped message=${attribute(skipped)}/>`]),
  ];
}

function seconds(milliseconds: number): string {
  return `"${(milliseconds / 1000).toFixed(3)}"`;
}
