import { relative } from 'node:path';
import { readStarter, type Exercise } from '@course/rubric/course';
import type { Judge } from '@course/rubric/judge';
import { hasSolution } from '../commands/solution.ts';
import type { Context } from '../context.ts';
import { mainFile, openInEditor } from '../editor.ts';
import { codeOf, isSame } from '../progress/progress.ts';
import { resetExercise } from '../progress/reset.ts';
import type { Action } from './keys.ts';
import {
  judgingAsked,
  judgingBegins,
  openOn,
  reportCame,
  say,
  showPanel,
  togglePanel,
  troubleCame,
  verdictCame,
  type CockpitState,
  type Remembered,
} from './state.ts';

/** What a cockpit asks of a judge. */
export type CockpitJudge = Pick<Judge, 'judge' | 'prepare' | 'close'>;

/**
 * The student's cockpit without its screen: takes actions and saves, keeps the judge busy, and tells
 * a listener each new state.
 */
export class Cockpit {
  readonly #context: Context;
  readonly #openJudge: () => Promise<CockpitJudge>;
  readonly #listener: (state: CockpitState) => void;
  #state: CockpitState;
  #judge: Promise<CockpitJudge> | undefined;
  /** Settles when the judges that are needed no more are gone. */
  #dismissed: Promise<unknown> = Promise.resolve();
  /** The judging that goes on: the judge does one at a time, whatever the screen shows meanwhile. */
  #work: Promise<void> | undefined;
  /** Something changed since the last judging began. */
  #again = false;
  #closed = false;

  /**
   * @param openJudge opens the judge when it is first needed
   * @param listener is told each new state
   */
  constructor(
    context: Context,
    first: Exercise,
    openJudge: () => Promise<CockpitJudge>,
    listener: (state: CockpitState) => void,
  ) {
    this.#context = context;
    this.#openJudge = openJudge;
    this.#listener = listener;
    this.#state = openOn(first, this.#remembered(first));
  }

  /** What is shown now. */
  get state(): CockpitState {
    return this.#state;
  }

  /** A file of an exercise was saved. */
  saved(exercise: Exercise): void {
    void this.#safely(() =>
      exercise.id === this.#state.exercise.id ? this.rerun() : this.#select(exercise),
    );
  }

  /** Does what a key asks for; quitting is not the cockpit's to do. What fails is told as a notice. */
  async act(action: Exclude<Action, 'quit'>): Promise<void> {
    await this.#safely(async () => {
      if (this.#state.notice) this.#set({ ...this.#state, notice: undefined });
      if (this.#state.panel === 'reset') this.#answer(action === 'confirm');
      else await this.#do(action);
    });
  }

  /** Judges the current exercise, again if it is being judged. */
  rerun(): void {
    this.#again = true;
    this.#set(judgingAsked(this.#state));
    if (!this.#work) this.#work = this.#judgeUntilCurrent();
  }

  /** Ends the judge. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#dismissJudge();
    await this.#dismissed;
  }

  async #do(action: Exclude<Action, 'quit'>): Promise<void> {
    const state = this.#state;
    switch (action) {
      case 'hint':
        return this.#showHint();
      case 'explain':
        return this.#set({ ...showPanel(state, 'verdicts'), explained: state.explained + 1 });
      case 'next':
        return this.#step(1);
      case 'previous':
        return this.#step(-1);
      case 'list':
        return this.#set({ ...togglePanel(state, 'list'), cursor: this.#place() });
      case 'solution':
        return this.#showSolution();
      case 'reset':
        return this.#askForReset();
      case 'open':
        return this.#open();
      case 'rerun':
        return this.rerun();
      case 'back':
        return this.#set(showPanel(state, 'verdicts'));
      case 'choose':
        return this.#choose();
      case 'up':
        return this.#move(-1);
      case 'down':
        return this.#move(1);
      case 'confirm':
      case 'other':
        return undefined;
    }
  }

  #set(state: CockpitState): void {
    if (this.#closed) return;
    this.#state = state;
    this.#listener(state);
  }

  /** What fails must not end the session: it is told over the last thing that could be shown. */
  async #safely(action: () => void | Promise<void>): Promise<void> {
    const before = this.#state;
    try {
      await action();
    } catch (error) {
      const shown = this.#state.exercise.id === before.exercise.id ? this.#state : before;
      this.#set(say(showPanel(shown, 'verdicts'), this.#textOf(error)));
    }
  }

  /** A save while the judge is at work counts: it judges until the code is what was judged. */
  async #judgeUntilCurrent(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      await this.#judgeOnce(this.#state.exercise);
    }
    this.#work = undefined;
  }

  async #judgeOnce(exercise: Exercise): Promise<void> {
    const isShown = (): boolean => this.#state.exercise.id === exercise.id;
    try {
      const code = codeOf(exercise);
      const judge = await (this.#judge ??= this.#openJudge());
      if (isShown()) this.#set(judgingBegins(this.#state));
      judge.prepare(exercise);
      const report = await judge.judge(exercise, {
        onVerdict: (verdict) => {
          if (isShown()) this.#set(verdictCame(this.#state, verdict));
        },
      });
      this.#context.progress.save(report, code);
      // What changed while it was judged was saved too, whether or not the watcher has told.
      if (!isSame(code, codeOf(exercise))) this.#again = true;
      // What is out of date by now is not worth showing.
      if (this.#again || !isShown()) return;
      this.#set(reportCame(this.#state, report, this.#remembered(exercise)));
      judge.prepare(exercise);
    } catch (error) {
      // Whatever it has kept in mind may be what is wrong: the next try begins with a new one.
      this.#dismissJudge();
      if (!this.#again && isShown()) this.#set(troubleCame(this.#state, this.#textOf(error)));
    }
  }

  #dismissJudge(): void {
    const closing = this.#judge?.then(async (judge) => judge.close()).catch(() => {});
    this.#judge = undefined;
    this.#dismissed = Promise.all([this.#dismissed, closing]);
  }

  /** A message as a person reads it: its stack only when that was asked for. */
  #textOf(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    if (this.#context.look.trace) return message;
    return message
      .split('\n')
      .filter((line) => !/^\s+at /.test(line))
      .join('\n');
  }

  #remembered(exercise: Exercise): Remembered {
    const { course, progress } = this.#context;
    return {
      hintsShown: progress.hintsShown(exercise),
      reachedCount: course.exercises.filter((each) => progress.isReached(each)).length,
      begun: progress.of(exercise).attempted,
    };
  }

  #select(exercise: Exercise): void {
    this.#set(openOn(exercise, this.#remembered(exercise)));
    this.rerun();
  }

  /** Where the exercise stands in the course. */
  #place(): number {
    return this.#context.course.exercises.findIndex(({ id }) => id === this.#state.exercise.id);
  }

  #step(by: 1 | -1): void {
    const next = this.#context.course.exercises[this.#place() + by];
    if (next) this.#select(next);
  }

  #move(by: 1 | -1): void {
    const state = this.#state;
    const last = this.#context.course.exercises.length - 1;
    if (state.panel === 'list') {
      this.#set({ ...state, cursor: Math.min(last, Math.max(0, state.cursor + by)) });
    } else {
      this.#set({ ...state, scroll: Math.max(0, state.scroll + by) });
    }
  }

  #choose(): void {
    const { panel, cursor } = this.#state;
    const chosen = this.#context.course.exercises[cursor];
    if (panel === 'list' && chosen) this.#select(chosen);
  }

  #showHint(): void {
    const state = this.#state;
    const { hints } = state.exercise.manifest;
    const open = state.panel === 'hints';
    if (open && state.hintsShown === hints.length) {
      return this.#set(say(state, this.#context.texts.cockpit.lastHint));
    }
    // The first press opens what was shown before; each further one adds a hint.
    const more = open || state.hintsShown === 0 ? 1 : 0;
    const hintsShown = Math.min(hints.length, state.hintsShown + more);
    this.#context.progress.showHints(state.exercise, hintsShown);
    this.#set({ ...showPanel(state, 'hints'), hintsShown });
  }

  #showSolution(): void {
    const { texts, progress } = this.#context;
    const state = this.#state;
    if (!hasSolution(state.exercise)) this.#set(say(state, texts.errors.noSolution));
    else if (progress.isReached(state.exercise)) this.#set(togglePanel(state, 'solution'));
    else this.#set(say(state, texts.cockpit.solutionLocked));
  }

  #askForReset(): void {
    const { exercise } = this.#state;
    // A comment or a blank line is no attempt, but a reset would take it away.
    if (isSame(codeOf(exercise), readStarter(exercise))) {
      this.#set(say(this.#state, this.#context.texts.reset.same(exercise.id)));
    } else {
      this.#set(showPanel(this.#state, 'reset'));
    }
  }

  #answer(yes: boolean): void {
    this.#set(showPanel(this.#state, 'verdicts'));
    if (!yes) return;
    const { root, directory, texts } = this.#context;
    const { exercise } = this.#state;
    const backup = resetExercise(root, exercise);
    const told = backup
      ? texts.cockpit.wasReset(relative(directory, backup))
      : texts.reset.same(exercise.id);
    // The watcher sees the files change and has them judged: that must not take the words away.
    this.#set(say(this.#state, told, true));
    this.rerun();
  }

  async #open(): Promise<void> {
    const { directory, texts } = this.#context;
    const file = mainFile(this.#state.exercise);
    const opened = await openInEditor(file);
    const shown = relative(directory, file);
    const notice = opened ? texts.cockpit.opened(shown) : texts.cockpit.openYourself(shown);
    this.#set(say(this.#state, notice));
  }
}
