/** What is wrong with one variable, in words that never repeat its value. */
export interface Fault {
  /** Its name in the environment, such as `PORT`. */
  variable: string;
  problem: string;
}

/** The environment is not one that the program can run in. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ variable, problem }) => `  ${variable}: ${problem}`);
    super(['The environment has faults:', ...lines].join('\n'));
    this.faults = faults;
  }
}
