import type { Fault } from './config-error.ts';

/** Texts by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads one variable after the other and goes on after a fault, so that all of them can be told.
 * What it returns for a faulty variable means nothing: look at `faults` first.
 */
export class VariableReader {
  readonly faults: Fault[] = [];
  readonly #env: Environment;
  readonly #defaults: Environment;

  constructor(env: Environment, defaults: Environment) {
    this.#env = env;
    this.#defaults = defaults;
  }

  text(variable: string, shortest = 1): string {
    const text = this.#find(variable);
    if (text === undefined) return this.#fault(variable, 'is missing', '');
    if (text.length < shortest) {
      return this.#fault(variable, `has fewer than ${shortest} characters`, '');
    }
    return text;
  }

  wholeNumber(variable: string, low: number, high: number): number {
    const text = this.text(variable);
    if (text === '') return low;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    return this.#fault(variable, `is not a whole number from ${low} to ${high}`, low);
  }

  oneOf<Option extends string>(variable: string, options: readonly [Option, ...Option[]]): Option {
    const text = this.text(variable);
    const found = options.find((option) => option === text);
    if (found || text === '') return found ?? options[0];
    return this.#fault(variable, `is none of ${options.join(', ')}`, options[0]);
  }

  url(variable: string, protocols: readonly string[]): string {
    const text = this.text(variable);
    if (text === '' || protocols.includes(URL.parse(text)?.protocol ?? '')) return text;
    return this.#fault(variable, `is not a URL with ${protocols.join(' or ')}`, text);
  }

  /** Adds a fault if a variable has one of these values. */
  refuse(variable: string, values: readonly string[]): void {
    if (values.includes(this.#find(variable) ?? '')) {
      this.faults.push({ variable, problem: 'is the default that everybody knows' });
    }
  }

  #find(variable: string): string | undefined {
    const text = this.#env[variable];
    return text?.trim() ? text : this.#defaults[variable];
  }

  #fault<Value>(variable: string, problem: string, instead: Value): Value {
    this.faults.push({ variable, problem });
    return instead;
  }
}
