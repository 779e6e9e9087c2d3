import { relative } from 'node:path';
import type { Exercise } from '@course/rubric/course';
import type { Judge } from '@course/rubric/judge';
import type { Context } from '../context.ts';
import { mainFile, openInEditor } from '../editor.ts';
import { codeOf, isSame } from '../progress/progress.ts';
import { resetExercise } from '../progress/reset.ts';
import type { Action } from './keys.ts';
import {
  judgingBegins,
  openOn,
  reportCame,
  togglePanel,
  troubleCame,
  verdictCame,
  type CockpitState,
  type Standing,
} from './state.ts';

/**
 * The student's cockpit without its screen: takes actions and saves, keeps the judge busy, and tells
 * a listener each new state.
 */
export class Cockpit {
  readonly #context: Context;
  readonly #openJudge: () => Promise<Judge>;
  readonly #listener: (state: CockpitState) => void;
  #state: CockpitState;
  #judge: Promise<Judge> | undefined;
  #again = false;

  /**
   * @param openJudge opens the judge when it is first needed
   * @param listener is told each new state
   */
  constructor(
    context: Context,
    first: Exercise,
    openJudge: () => Promise<Judge>,
    listener: (state: CockpitState) => void,
  ) {
    this.#context = context;
    this.#openJudge = openJudge;
    this.#listener = listener;
    this.#state = openOn(first, this.#standing(first));
  }

  /** What is shown now. */
  get state(): CockpitState {
    return this.#state;
  }

  /** Turns to another exercise and judges it. */
  select(exercise: Exercise): void {
    this.#set(openOn(exercise, this.#standing(exercise)));
    this.rerun();
  }

  /** A file of an exercise was saved. */
  saved(exercise: Exercise): void {
    if (exercise.id === this.#state.exercise.id) this.rerun();
    else this.select(exercise);
  }

  /** Does what a key asks for; quitting is not the cockpit's to do. */
  async act(action: Exclude<Action, 'quit'>): Promise<void> {
    const state = this.#state;
    switch (action) {
      case 'hint':
        return this.#showHint();
      case 'explain':
        return this.#set({
          ...state,
          panel: 'verdicts',
          explained: state.explained + 1,
          scroll: 0,
        });
      case 'next':
        return this.#step(1);
      case 'previous':
        return this.#step(-1);
      case 'list':
        return this.#set(togglePanel(state, 'list'));
      case 'solution':
        return this.#showSolution();
      case 'reset':
        return this.#set(togglePanel(state, 'reset'));
      case 'confirm':
        return state.panel === 'reset' ? this.#reset() : undefined;
      case 'open':
        return this.#open();
      case 'rerun':
        return this.rerun();
      case 'back':
        return this.#set({ ...state, panel: 'verdicts', scroll: 0, notice: undefined });
      case 'up':
        return this.#set({ ...state, scroll: Math.max(0, state.scroll - 1) });
      case 'down':
        return this.#set({ ...state, scroll: state.scroll + 1 });
    }
  }

  /** Judges the current exercise, again if it is being judged. */
  rerun(): void {
    this.#again = true;
    if (!this.#state.judging) void this.#judgeUntilCurrent();
  }

  /** Ends the judge. */
  async close(): Promise<void> {
    await (await this.#judge?.catch(() => undefined))?.close();
  }

  #set(state: CockpitState): void {
    this.#state = state;
    this.#listener(state);
  }

  /** A save while the judge is at work counts: it judges until the code is what was judged. */
  async #judgeUntilCurrent(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const { exercise } = this.#state;
      this.#set(judgingBegins(this.#state));
      const code = codeOf(exercise);
      try {
        const judge = await (this.#judge ??= this.#openJudge());
        judge.prepare(exercise);
        const report = await judge.judge(exercise, {
          onVerdict: (verdict) => {
            if (this.#isShown(exercise)) this.#set(verdictCame(this.#state, verdict));
          },
        });
        this.#context.progress.save(report, code);
        // What changed while it was judged was saved too, whether or not the watcher has told.
        if (!isSame(code, codeOf(exercise))) this.#again = true;
        if (this.#isShown(exercise)) {
          this.#set(reportCame(this.#state, report, this.#standing(exercise)));
        }
        judge.prepare(exercise);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (this.#isShown(exercise)) this.#set(troubleCame(this.#state, message));
      }
      if (!this.#isShown(exercise)) this.#again = true;
    }
  }

  #standing(exercise: Exercise): Standing {
    const { course, progress } = this.#context;
    return {
      hintsShown: progress.hintsShown(exercise),
      reachedCount: course.exercises.filter((each) => progress.isReached(each)).length,
    };
  }

  #isShown(exercise: Exercise): boolean {
    return this.#state.exercise.id === exercise.id;
  }

  #step(by: 1 | -1): void {
    const { exercises } = this.#context.course;
    const at = exercises.findIndex(({ id }) => id === this.#state.exercise.id);
    const next = exercises[at + by];
    if (next) this.select(next);
  }

  #showHint(): void {
    const state = this.#state;
    const { hints } = state.exercise.manifest;
    // The first press opens what was shown before; each further one adds a hint.
    const more = state.panel === 'hints' || state.hintsShown === 0 ? 1 : 0;
    const hintsShown = Math.min(hints.length, state.hintsShown + more);
    this.#context.progress.showHints(state.exercise, hintsShown);
    this.#set({ ...state, panel: 'hints', hintsShown, scroll: 0, notice: undefined });
  }

  #showSolution(): void {
    const state = this.#state;
    const reached = this.#context.progress.isReached(state.exercise);
    if (reached) this.#set(togglePanel(state, 'solution'));
    else this.#set({ ...state, notice: this.#context.texts.cockpit.solutionLocked });
  }

  #reset(): void {
    const { root, directory, texts } = this.#context;
    const { exercise } = this.#state;
    const backup = resetExercise(root, exercise);
    const notice = backup
      ? texts.cockpit.wasReset(relative(directory, backup))
      : texts.reset.same(exercise.id);
    this.#set({ ...this.#state, panel: 'verdicts' });
    this.rerun();
    this.#set({ ...this.#state, notice });
  }

  async #open(): Promise<void> {
    const { directory, texts } = this.#context;
    const file = mainFile(this.#state.exercise);
    const opened = await openInEditor(file);
    const shown = relative(directory, file);
    const notice = opened ? texts.cockpit.opened(shown) : texts.cockpit.noEditor(shown);
    this.#set({ ...this.#state, notice });
  }
}
