import type { Language } from '@course/rubric/course';
import { harmless, harmlessLine } from '@course/rubric/telling';
import { feedbackOf, type CriterionFeedback, type ExerciseFeedback } from '../feedback/feedback.ts';
import { stateText } from '../feedback/state-text.ts';
import { toldText } from '../feedback/told-text.ts';
import type { GradedStudent, Results } from '../results/results.ts';
import { textsIn } from '../texts/texts.ts';

/** One line of Gradescope's feedback. */
interface GradescopeTest {
  name: string;
  number: string;
  score: number;
  max_score: number;
  status: 'passed' | 'failed';
  output: string;
  tags: string[];
  visibility: 'visible';
}

/** What Gradescope reads; of its many fields those that say something here. */
interface GradescopeResults {
  score: number;
  output: string;
  output_format: 'text';
  test_output_format: 'text';
  test_name_format: 'text';
  visibility: 'visible';
  tests: GradescopeTest[];
  extra_data: Record<string, unknown>;
}

/**
 * One student's results as a Gradescope autograder writes them to `results.json`
 * (gradescope-autograders.readthedocs.io, "Autograder Specifications", "Output format").
 *
 * The score of the whole stands for itself, since lateness and a teacher's decision are not the sum
 * of any tests. Every text is declared to be plain, so that none of it becomes HTML or Markdown.
 */
export function gradescopeResults(
  student: GradedStudent,
  results: Results,
  language: Language,
): GradescopeResults {
  const texts = textsIn(language);
  const warning = results.sandbox === 'none' ? `${texts.noSandbox}\n` : '';
  const facts = texts.learner.facts(student.reached, student.attempted, results.exercises.length);
  return {
    score: student.points,
    output: `${warning}${facts}`,
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    visibility: 'visible',
    tests: feedbackOf(student, results, language).flatMap((feedback, at) =>
      testsOf(feedback, at + 1, language),
    ),
    extra_data: { grade: student.grade, edition: results.edition, gradedAt: results.gradedAt },
  };
}

function testsOf(feedback: ExerciseFeedback, number: number, language: Language): GradescopeTest[] {
  const { exercise, result, criteria } = feedback;
  const test = (
    name: string,
    at: string,
  ): Omit<GradescopeTest, 'score' | 'max_score' | 'status' | 'output'> => ({
    name: harmlessLine(name),
    number: at,
    tags: [exercise.id],
    visibility: 'visible',
  });
  if (result.status !== 'judged') {
    return [
      {
        ...test(exercise.title[language], String(number)),
        score: result.points,
        max_score: result.max,
        status: result.reached ? 'passed' : 'failed',
        output: harmless(stateText(result, textsIn(language))),
      },
    ];
  }
  return criteria.map((item, at) => ({
    ...test(`${exercise.id}: ${item.criterion.title[language]}`, `${number}.${at + 1}`),
    score: item.verdict?.points ?? 0,
    max_score: item.criterion.points,
    status: item.verdict?.passed ? 'passed' : 'failed',
    output: outputOf(feedback, item, language),
  }));
}

/** What is told of one criterion: nothing when it passed. */
function outputOf(
  { notLoaded }: ExerciseFeedback,
  { verdict, told, advice, flaky }: CriterionFeedback,
  language: Language,
): string {
  const failure = verdict?.passed ? undefined : (told ?? notLoaded);
  return harmless(
    [
      ...(failure ? [toldText(failure, language)] : []),
      ...(advice === undefined ? [] : [`→ ${advice}`]),
      ...(flaky ? [textsIn(language).flaky] : []),
    ].join('\n'),
  );
}
