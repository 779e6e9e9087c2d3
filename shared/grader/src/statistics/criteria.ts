import type { Failure } from '@course/rubric/report';
import { isNotLoaded } from '@course/rubric/telling';
import type { GradedCriterion, GradedExercise, Results } from '../results/results.ts';
import { pointBiserial } from './point-biserial.ts';

/** How a class did at one criterion. */
export interface CriterionStatistics {
  criterion: GradedCriterion;
  /** How many students' code was judged. */
  judged: number;
  passed: number;
  /** Of those judged, how many whose code could not be loaded: they say nothing about the criterion. */
  notLoaded: number;
  /** See {@link pointBiserial}. */
  discrimination: number | undefined;
  /** Classes of failure and how often each came, the commonest first. */
  failures: { kind: Failure['kind']; count: number }[];
}

/** How a class did at one exercise. */
export interface ExerciseStatistics {
  exercise: GradedExercise;
  judged: number;
  reached: number;
  criteria: CriterionStatistics[];
}

/** How the class did, by exercise and criterion. Who was not judged counts nowhere. */
export function statisticsOf({ exercises, students }: Results): ExerciseStatistics[] {
  return exercises.map((exercise) => {
    const works = students.flatMap(({ results }) => {
      // As judged: lateness and a teacher's decision say nothing about a criterion.
      const points = results.reduce((sum, { report }) => sum + (report?.points ?? 0), 0);
      return results
        .filter(({ exercise: id, report }) => id === exercise.id && report)
        .map((result) => ({
          points,
          reached: result.reached,
          verdicts: new Map(result.report?.verdicts.map((verdict) => [verdict.id, verdict])),
        }));
    });
    return {
      exercise,
      judged: works.length,
      reached: works.filter(({ reached }) => reached).length,
      criteria: exercise.criteria.map((criterion) => {
        const tried = works.flatMap(({ points, verdicts }) => {
          const verdict = verdicts.get(criterion.id);
          return verdict ? [{ verdict, rest: points - verdict.points }] : [];
        });
        return {
          criterion,
          judged: tried.length,
          passed: tried.filter(({ verdict }) => verdict.passed).length,
          notLoaded: tried.filter(({ verdict: { failure } }) => failure && isNotLoaded(failure))
            .length,
          discrimination: pointBiserial(
            tried.map(({ verdict: { passed }, rest }) => ({ passed, rest })),
          ),
          failures: counted(tried.flatMap(({ verdict: { failure } }) => failure?.kind ?? [])),
        };
      }),
    };
  });
}

function counted(kinds: readonly Failure['kind'][]): CriterionStatistics['failures'] {
  const counts = new Map<Failure['kind'], number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .toSorted((a, b) => b.count - a.count);
}
