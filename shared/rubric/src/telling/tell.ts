import type { Language } from '../course/text.ts';
import type { Failure } from '../report/report.ts';
import { aroundDifference } from './difference.ts';
import { failure as en, type FailureTexts } from './failure.en.ts';
import { failure as fi } from './failure.fi.ts';
import { harmless } from './harmless.ts';
import { printedByCode } from './printed-by-code.ts';
import { requestParts } from './tell-requests.ts';
import type { Told, ToldPart } from './told.ts';

/** How much is told. */
export interface Telling {
  language: Language;
  /** How many lines of a long text are shown; the rest is counted. */
  lines: number;
  /** Whether the stack trace is told. */
  trace?: boolean;
}

/** So many lines of what was expected are read at a glance. */
const FEW = 6;

const TEXTS: Record<Language, FailureTexts> = { en, fi };

/** The sentences and headings of failures in one language. */
export function failureTexts(language: Language): FailureTexts {
  return TEXTS[language];
}

/**
 * Tells a failure as a learner reads it: a sentence, the place, what was sent, expected and seen,
 * and what the code printed. Everything in it is {@link harmless}, and not escaped for any format.
 */
export function tell(failure: Failure, { language, lines, trace = false }: Telling): Told {
  const texts = failureTexts(language);
  const shorten = (text: string): string[] => shortened(harmless(text), lines, texts);
  const { kind, location, error, messages } = failure;
  const output = ENDED.has(kind) ? printedByCode(failure) : failure.output;
  return {
    sentence: harmless(texts.sentence[kind](failure)),
    // The problems of types have their own places.
    ...(location && failure.problems.length === 0 && { place: placeOf(location) }),
    problems: failure.problems.map((problem) => ({
      place: placeOf(problem),
      code: `TS${problem.code}`,
      lines: harmless(problem.message).split('\n'),
    })),
    parts: [
      ...part(texts.error, error && kind !== 'exited' ? errorText(error) : ''),
      ...requestParts(failure, texts, shorten),
      ...part(texts.messages, messages.join('\n')),
      ...comparison(failure, texts, lines),
      ...part(texts.output, output.trim() ? output.trimEnd() : ''),
      ...part(texts.trace, trace ? failure.trace : ''),
    ],
  };

  function part(title: string, text = ''): ToldPart[] {
    return text ? [{ title, lines: shorten(text) }] : [];
  }
}

/** `src/app.ts:3:7` */
function placeOf({ file, line, column }: NonNullable<Failure['location']>): string {
  return harmless(`src/${file}:${line}${column ? `:${column}` : ''}`);
}

// These kinds end the process with an error, which the runtime reports.
const ENDED: ReadonlySet<Failure['kind']> = new Set([
  'crashed',
  'unhandled-rejection',
  'threw-at-import',
]);

// These kinds have what was expected and seen in their sentence.
const TOLD: ReadonlySet<Failure['kind']> = new Set([
  'wrong-status',
  'wrong-header',
  'no-app',
  'wrong-address',
  'not-public',
  'socket-refused',
  'socket-closed',
]);

function comparison(
  { kind, expected, actual }: Failure,
  texts: FailureTexts,
  lines: number,
): ToldPart[] {
  if (TOLD.has(kind)) return [];
  const tooLong = [expected, actual].some((text) => (text?.split('\n').length ?? 0) > FEW);
  const [wanted, got] =
    tooLong && expected !== undefined && actual !== undefined
      ? aroundDifference(expected, actual)
      : [expected, actual];
  const side = (title: string, text: string | undefined, which: ToldPart['side']): ToldPart[] =>
    text === undefined || which === undefined
      ? []
      : [{ title, lines: shortened(harmless(text), lines, texts), side: which }];
  return [...side(texts.expected, wanted, 'expected'), ...side(texts.actual, got, 'actual')];
}

// Code may throw anything; what is no Error has no name.
function errorText({ name, message }: NonNullable<Failure['error']>): string {
  return name ? `${name}: ${message}` : message;
}

function shortened(text: string, most: number, { more }: FailureTexts): string[] {
  const lines = text.split('\n');
  return lines.length > most ? [...lines.slice(0, most - 1), more(lines.length - most + 1)] : lines;
}
