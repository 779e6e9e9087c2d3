import type { Exercise } from '@course/rubric/course';
import type { Report, Verdict } from '@course/rubric/report';

/** What fills the screen under the exercise's head. */
export type Panel = 'verdicts' | 'hints' | 'list' | 'solution' | 'reset';

/** All that the cockpit shows. */
export interface CockpitState {
  exercise: Exercise;
  panel: Panel;
  /** Whether the judge is at work. */
  judging: boolean;
  /** The verdicts known so far, by criterion. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** The report, once all verdicts are known. */
  report: Report | undefined;
  /** Why nothing could be judged. */
  trouble: string | undefined;
  hintsShown: number;
  /** How many exercises of the course are reached. */
  reachedCount: number;
  /** The last thing that was done, in a sentence. */
  notice: string | undefined;
  /** Which failure is explained, counted from 0 and round again. */
  explained: number;
  /** Lines that are scrolled out at the top. */
  scroll: number;
}

/** What is remembered between sessions. */
export type Standing = Pick<CockpitState, 'hintsShown' | 'reachedCount'>;

/** The cockpit as it opens on an exercise. */
export function openOn(exercise: Exercise, standing: Standing): CockpitState {
  return {
    exercise,
    panel: 'verdicts',
    judging: false,
    verdicts: new Map(),
    report: undefined,
    trouble: undefined,
    notice: undefined,
    explained: 0,
    scroll: 0,
    ...standing,
  };
}

/** The judge has begun: earlier verdicts stay in sight until new ones replace them. */
export function judgingBegins(state: CockpitState): CockpitState {
  return { ...state, judging: true, trouble: undefined, notice: undefined };
}

/** One criterion has its verdict. */
export function verdictCame(state: CockpitState, verdict: Verdict): CockpitState {
  return { ...state, verdicts: new Map(state.verdicts).set(verdict.id, verdict) };
}

/** All verdicts are there. */
export function reportCame(state: CockpitState, report: Report, standing: Standing): CockpitState {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.id, verdict]));
  return { ...state, judging: false, verdicts, report, explained: 0, scroll: 0, ...standing };
}

/** The judge could not judge. */
export function troubleCame(state: CockpitState, trouble: string): CockpitState {
  return { ...state, judging: false, trouble };
}

/** Shows a panel, or goes back from it when it is shown already. */
export function togglePanel(state: CockpitState, panel: Panel): CockpitState {
  return {
    ...state,
    panel: state.panel === panel ? 'verdicts' : panel,
    scroll: 0,
    notice: undefined,
  };
}
