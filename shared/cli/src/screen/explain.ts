import type { Language } from '@course/rubric/course';
import type { Failure } from '@course/rubric/report';
import { failureTexts, tell, type ToldPart } from '@course/rubric/telling';
import { inlineCode } from './inline-code.ts';
import type { Style } from './style.ts';

/** How much of a long text is shown, in lines, unless there is less room. */
export const LINES = 12;

/** How much is told. */
export interface Amount {
  /** Whether to add the stack trace. */
  trace?: boolean;
  /** How many lines of a long text are shown. */
  lines?: number;
}

/**
 * Lays out a failure for a terminal: a sentence, the place, what was sent, expected and seen, and
 * what the code printed.
 *
 * @returns lines without line breaks
 */
export function explainFailure(
  failure: Failure,
  language: Language,
  style: Style,
  { trace = false, lines = LINES }: Amount = {},
): string[] {
  const { sentence, place, problems, parts } = tell(failure, { language, lines, trace });
  return [
    inlineCode(sentence, style),
    ...(place ? [failureTexts(language).at(style.name(place))] : []),
    ...problems.flatMap((problem) => [
      `${style.name(problem.place)} ${style.quiet(problem.code)}`,
      ...problem.lines.map((text) => `  ${text}`),
    ]),
    ...parts.flatMap((part) => partLines(part, style)),
  ];
}

function partLines({ title, head, lines, side }: ToldPart, style: Style): string[] {
  const paint = side && (side === 'expected' ? style.good : style.bad);
  return [
    style.quiet(title),
    ...(head === undefined ? [] : [`  ${style.strong(head)}`]),
    ...lines.map((line) => `  ${paint ? paint(line) : line}`),
  ];
}
