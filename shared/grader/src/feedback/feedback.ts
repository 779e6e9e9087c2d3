import type { Language } from '@course/rubric/course';
import type { Verdict } from '@course/rubric/report';
import { adviceHelps, isNotLoaded, tell, tellHidden, type Told } from '@course/rubric/telling';
import type {
  GradedCriterion,
  GradedExercise,
  GradedStudent,
  Result,
  Results,
} from '../results/results.ts';

/** What a student learns of one criterion. */
export interface CriterionFeedback {
  criterion: GradedCriterion;
  /** Absent when the exercise was not judged. */
  verdict?: Verdict;
  /** It passed in one run and failed in another. */
  flaky: boolean;
  /** Why it failed. Of a hidden criterion this gives no input away. */
  told?: Told;
  /** Where to look, if the criterion's advice has to do with how it failed. */
  advice?: string;
}

/** What a student learns of one exercise. */
export interface ExerciseFeedback {
  exercise: GradedExercise;
  result: Result;
  /** Why the code could not be loaded; then no criterion is to blame, and none tells more. */
  notLoaded?: Told;
  criteria: CriterionFeedback[];
}

/** How many lines of a long text a student gets to see; the judge has cut the rest anyway. */
const LINES = 40;

/** What one student learns, in the course's order: the same for every format that tells it. */
export function feedbackOf(
  student: GradedStudent,
  { exercises }: Pick<Results, 'exercises'>,
  language: Language,
): ExerciseFeedback[] {
  return student.results.flatMap((result) => {
    const exercise = exercises.find(({ id }) => id === result.exercise);
    return exercise ? [feedbackOn(exercise, result, language)] : [];
  });
}

/** What a student learns of one exercise. */
export function feedbackOn(
  exercise: GradedExercise,
  result: Result,
  language: Language,
): ExerciseFeedback {
  const telling = { language, lines: LINES };
  const verdicts = new Map(result.report?.verdicts.map((verdict) => [verdict.id, verdict]));
  // Code tells by itself why it was not loaded: in a hidden criterion it could tell its inputs.
  const open = exercise.criteria.filter(({ hidden }) => !hidden);
  const [notLoaded] = open.flatMap(({ id }) => {
    const failure = verdicts.get(id)?.failure;
    return failure && isNotLoaded(failure) ? [tell(failure, telling)] : [];
  });
  const criteria = exercise.criteria.map((criterion) => {
    const verdict = verdicts.get(criterion.id);
    const failure = verdict?.passed ? undefined : verdict?.failure;
    const told =
      failure && !(notLoaded && isNotLoaded(failure))
        ? (criterion.hidden ? tellHidden : tell)(failure, telling)
        : undefined;
    return {
      criterion,
      ...(verdict && { verdict }),
      flaky: result.flaky.includes(criterion.id),
      ...(told && { told }),
      ...(failure && adviceHelps(failure) && { advice: criterion.advice[language] }),
    };
  });
  return { exercise, result, ...(notLoaded && { notLoaded }), criteria };
}
