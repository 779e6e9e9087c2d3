/** What became of the student's own tests. */
export interface TestRun {
  /** Names, with those of the groups they are in. */
  passed: string[];
  failed: { name: string; message: string }[];
  /** Names of those that were not run. */
  skipped: string[];
}

/** How the student's own tests are run. */
export interface TestRunOptions {
  /** Environment variables for them, such as the address of what they test. */
  env?: Record<string, string>;
  /** Names of tests that are left out. */
  without?: string[];
  /** Whether the first test that fails ends the run. */
  bail?: boolean;
}

/** What a process can load ahead of the student's code. */
export interface Preparation {
  /** Names of packages that the exercise depends on. */
  packages?: string[];
  /** Whether to make ready to run the student's own tests. */
  tests?: boolean;
}

/** What the judge can ask of a subject, and what comes back: the whole language between them. */
export interface Requests {
  /** Loads ahead what the student's code will need, which then starts faster. */
  prepare: { parameters: Preparation; result: object };
  /**
   * Imports the student's module; its folder's parent becomes the working directory. `sources` are
   * modules whose types were stripped already, by their addresses.
   */
  load: { parameters: { entry: string; sources: Record<string, string> }; result: object };
  /** Makes ready to run the file with the student's own tests. */
  loadTests: { parameters: { entry: string }; result: object };
  /** Runs the student's own tests. */
  runTests: { parameters: TestRunOptions; result: TestRun };
  /** Runs a scenario's source with the module; `argument` and `value` are in plain form. */
  evaluate: {
    parameters: { source: string; argument: unknown; database?: string };
    result: { value: unknown };
  };
  /** Builds an app and lets it listen on the loopback interface. */
  serve: {
    parameters: { settings: Record<string, unknown>; database?: string };
    result: { port: number };
  };
  /** Closes what the last criterion opened; not clean when something would not close. */
  reset: { parameters: object; result: { clean: boolean } };
  /** Answers, if the event loop still turns. */
  ping: { parameters: object; result: object };
}
