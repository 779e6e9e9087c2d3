import type { Progress } from '@course/grader';
import { CLEAR_LINE } from '../screen/clear-line.ts';
import type { Texts } from '../texts/texts.ts';

/** Where nobody redraws a line, a new one is printed so often, in milliseconds. */
const BETWEEN_LINES = 10_000;

/** One line that tells how far it is, how fast it goes and how long it will take. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #texts: Texts;
  #last: Progress = { done: 0, all: 0, known: 0, elapsed: 0 };
  #printed = -Infinity;

  constructor(stream: NodeJS.WriteStream, texts: Texts) {
    this.#stream = stream;
    this.#texts = texts;
  }

  /** Shows how far it is. */
  show(progress: Progress): void {
    this.#last = progress;
    const { done, all, known, elapsed } = progress;
    if (elapsed === 0 || done === all) return;
    const { grade } = this.#texts.teacher;
    const rate = (done - known) / (elapsed / 1000);
    const left = rate > 0 ? grade.secondsLeft(Math.round((all - done) / rate)) : '…';
    const text = grade.progress(done, all, rate.toFixed(1), left);
    if (this.#stream.isTTY) {
      this.#stream.write(CLEAR_LINE + text);
    } else if (performance.now() - this.#printed > BETWEEN_LINES) {
      this.#printed = performance.now();
      this.#stream.write(`${text}\n`);
    }
  }

  /** Clears the line, and tells what it came to. */
  summary(): string {
    if (this.#stream.isTTY) this.#stream.write(CLEAR_LINE);
    const { all, known, elapsed } = this.#last;
    return this.#texts.teacher.grade.judged(all, known, (elapsed / 1000).toFixed(1));
  }
}
