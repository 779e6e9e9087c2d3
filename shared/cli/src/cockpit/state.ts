import type { Exercise } from '@course/rubric/course';
import type { Report, Verdict } from '@course/rubric/report';

/** What fills the screen under the exercise's head. */
export type Panel = 'verdicts' | 'hints' | 'list' | 'solution' | 'reset';

/** The last thing that was done, in a sentence. */
export interface Notice {
  text: string;
  /** Whether a save leaves it in sight; a key never does. */
  stays: boolean;
}

/** All that the cockpit shows. */
export interface CockpitState {
  exercise: Exercise;
  panel: Panel;
  /** Whether the judge is at work on this exercise, or will be next. */
  judging: boolean;
  /** The verdicts known so far, by criterion. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** The last report, once all verdicts were known. */
  report: Report | undefined;
  /** Why nothing could be judged. */
  trouble: string | undefined;
  hintsShown: number;
  /** How many exercises of the course are reached. */
  reachedCount: number;
  /** Whether the exercise is attempted. */
  begun: boolean;
  notice: Notice | undefined;
  /** Which failure is explained, counted from 0 and round again. */
  explained: number;
  /** Lines that are scrolled out at the top. */
  scroll: number;
  /** Which exercise of the list would be opened, counted from 0. */
  cursor: number;
}

/** What is remembered between sessions. */
export type Remembered = Pick<CockpitState, 'hintsShown' | 'reachedCount' | 'begun'>;

/** The cockpit as it opens on an exercise. */
export function openOn(exercise: Exercise, remembered: Remembered): CockpitState {
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
    cursor: 0,
    ...remembered,
  };
}

/**
 * Judging was asked for: what else was open makes room for the verdict. Earlier verdicts stay in sight
 * until new ones replace them.
 */
export function judgingAsked(state: CockpitState): CockpitState {
  const notice = state.notice?.stays ? state.notice : undefined;
  return { ...state, panel: 'verdicts', scroll: 0, judging: true, trouble: undefined, notice };
}

/** The judge has begun. */
export function judgingBegins(state: CockpitState): CockpitState {
  return { ...state, judging: true, trouble: undefined };
}

/** One criterion has its verdict. */
export function verdictCame(state: CockpitState, verdict: Verdict): CockpitState {
  return { ...state, verdicts: new Map(state.verdicts).set(verdict.id, verdict) };
}

/** All verdicts are there. */
export function reportCame(
  state: CockpitState,
  report: Report,
  remembered: Remembered,
): CockpitState {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.id, verdict]));
  // Who reads something else meanwhile stays at their line.
  const scroll = state.panel === 'verdicts' ? 0 : state.scroll;
  return { ...state, judging: false, verdicts, report, explained: 0, scroll, ...remembered };
}

/** The judge could not judge. */
export function troubleCame(state: CockpitState, trouble: string): CockpitState {
  return { ...state, judging: false, trouble };
}

/** Shows a panel from its top. */
export function showPanel(state: CockpitState, panel: Panel): CockpitState {
  return { ...state, panel, scroll: 0 };
}

/** Shows a panel, or goes back from it when it is shown already. */
export function togglePanel(state: CockpitState, panel: Panel): CockpitState {
  return showPanel(state, state.panel === panel ? 'verdicts' : panel);
}

/** Says something until the next key, or the next save. */
export function say(state: CockpitState, text: string, stays = false): CockpitState {
  return { ...state, notice: { text, stays } };
}
