import { setImmediate } from 'node:timers/promises';
import type { Subject, SubjectFailure } from '@course/subject';
import type { Exchange } from '../report/report.ts';
import type { Resources } from './resources.ts';

/** A process of the student's code: a subject or a program. */
type Process = Pick<Subject, 'output' | 'endedBecause' | 'fault'>;

type Cleanup = () => Promise<unknown> | void;

/** What one criterion opened and saw: closed, and told, at its end. */
export class Scope {
  readonly resources: Resources;
  readonly exchanges: Exchange[] = [];
  readonly messages: string[] = [];
  /** How many sockets the criterion has opened. */
  sockets = 0;
  readonly #memo = new Map<string, Promise<unknown>>();
  readonly #processes: Process[] = [];
  #beforeRest: Cleanup[] = [];
  #afterRest: Cleanup[] = [];

  constructor(resources: Resources) {
    this.resources = resources;
  }

  /** Makes something at most once in this criterion. */
  async once<Value>(name: string, make: () => Promise<Value>): Promise<Value> {
    const made = (this.#memo.get(name) as Promise<Value> | undefined) ?? make();
    this.#memo.set(name, made);
    return made;
  }

  /** Closes something of the judge's while the subject still runs, last opened first closed. */
  atEnd(cleanup: Cleanup): void {
    this.#beforeRest.unshift(cleanup);
  }

  /** Closes something that the subject uses, after it has come to rest. */
  atRest(cleanup: Cleanup): void {
    this.#afterRest.unshift(cleanup);
  }

  /** Takes note of a process beside the subject: what it prints, and how it ends, is told too. */
  addProcess(process: Process): void {
    this.#processes.push(process);
  }

  /** Everything that the student's code printed in this criterion. */
  async output(): Promise<string> {
    // What was printed before an answer lies in its pipe when the answer comes by another: it is
    // read within the next turns of the event loop.
    await setImmediate();
    await setImmediate();
    return [this.resources.output(), ...this.#processes.map(({ output }) => output)].join('');
  }

  /**
   * Why the first process that ended has ended.
   *
   * @param patience milliseconds to wait for an end
   */
  async endOfProcess(patience: number): Promise<SubjectFailure | undefined> {
    const ends = await Promise.all(this.#all().map(async (each) => each.endedBecause(patience)));
    return ends.find((end) => end !== undefined);
  }

  /** What went wrong in a process, whatever a criterion makes of it. */
  async fault(): Promise<SubjectFailure | undefined> {
    const faults = await Promise.all(this.#all().map(async (each) => each.fault()));
    return faults.find((fault) => fault !== undefined);
  }

  /**
   * Closes what the judge opened, and waits for the subject to come to rest, so that a failure which
   * shows itself late still counts for the criterion that caused it.
   *
   * @throws SubjectFailure
   */
  async rest(): Promise<void> {
    for (const cleanup of this.#beforeRest.splice(0)) await cleanup();
    await this.resources.rest();
  }

  /** Closes what is left, whatever happened before. */
  async close(): Promise<void> {
    for (const cleanup of [...this.#beforeRest.splice(0), ...this.#afterRest.splice(0)]) {
      await Promise.resolve(cleanup()).catch(() => {});
    }
  }

  #all(): Process[] {
    const { subject } = this.resources;
    return subject ? [subject, ...this.#processes] : this.#processes;
  }
}
