/** A failure in the words of one language, as parts that a terminal or a page lays out. */
export interface Told {
  /** What happened, as a sentence of the failure's class. */
  sentence: string;
  /** Where in the student's code, such as `src/app.ts:3:7`. */
  place?: string;
  /** What TypeScript found. */
  problems: ToldProblem[];
  /** What was sent, expected, seen and printed, in the order in which one reads it. */
  parts: ToldPart[];
}

/** One mistake that TypeScript found. */
export interface ToldProblem {
  place: string;
  /** Such as `TS2322`. */
  code: string;
  lines: string[];
}

/** One titled text. */
export interface ToldPart {
  title: string;
  /** The line that stands for the whole, such as a request's first. */
  head?: string;
  lines: string[];
  /** The two sides of a comparison. */
  side?: 'expected' | 'actual';
}
