import type { Failure } from '@course/rubric/report';
import type { Texts } from '../texts/texts.ts';
import { aroundDifference } from './difference.ts';
import type { Style } from './style.ts';

/** How much of a long text is shown, in lines. */
const LINES = 12;

/**
 * Tells a failure as a learner reads it: a sentence, the place, what was sent, expected and seen,
 * and what the code printed.
 *
 * @param trace whether to add the stack trace
 * @returns lines without line breaks
 */
export function explainFailure(
  failure: Failure,
  { failure: texts }: Texts,
  style: Style,
  trace = false,
): string[] {
  const { location, error, output, messages, problems } = failure;
  const block = (title: string, text: string): string[] => [
    style.quiet(title),
    ...shortened(text, texts.more).map((line) => `  ${line}`),
  ];
  const place =
    location &&
    `src/${location.file}:${location.line}${location.column ? `:${location.column}` : ''}`;

  return [
    texts.sentence[failure.kind](failure),
    ...(place && problems.length === 0 ? [texts.at(style.name(place))] : []),
    ...problems.flatMap(({ file, line, column, message, code }) => [
      `${style.name(`src/${file}:${line}:${column}`)} ${style.quiet(`TS${code}`)}`,
      ...message.split('\n').map((text) => `  ${text}`),
    ]),
    ...(error && failure.kind !== 'exited' ? block(texts.error, errorText(error)) : []),
    ...exchangeLines(failure, texts, style),
    ...(messages.length > 0 ? block(texts.messages, messages.join('\n')) : []),
    ...comparison(failure, texts, style),
    ...(output.trim() ? block(texts.output, output.trimEnd()) : []),
    ...(trace && failure.trace ? block(texts.trace, failure.trace) : []),
  ];
}

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
  texts: Texts['failure'],
  style: Style,
): string[] {
  if (TOLD.has(kind)) return [];
  const tooLong = [expected, actual].some((text) => (text?.split('\n').length ?? 0) > LINES);
  const [wanted, got] =
    tooLong && expected !== undefined && actual !== undefined
      ? aroundDifference(expected, actual)
      : [expected, actual];
  const side = (
    title: string,
    text: string | undefined,
    paint: (line: string) => string,
  ): string[] =>
    text === undefined
      ? []
      : [style.quiet(title), ...shortened(text, texts.more).map((line) => `  ${paint(line)}`)];
  return [...side(texts.expected, wanted, style.good), ...side(texts.actual, got, style.bad)];
}

// Code may throw anything; what is no Error has no name.
function errorText({ name, message }: NonNullable<Failure['error']>): string {
  return name ? `${name}: ${message}` : message;
}

/** Methods whose requests usually have a body, so that its absence is worth a word. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

function exchangeLines({ exchanges }: Failure, texts: Texts['failure'], style: Style): string[] {
  const last = exchanges.at(-1);
  if (!last) return [];
  const { method, path, request, response } = last;
  const before = exchanges.slice(0, -1).map(({ method: verb, path: place, response: answer }) => {
    const status = answer ? String(answer.status) : texts.noAnswer;
    return `  ${verb} ${place} → ${status}`;
  });
  return [
    ...(before.length > 0 ? [style.quiet(texts.before), ...before] : []),
    style.quiet(texts.sent),
    `  ${style.strong(`${method} ${path}`)}`,
    ...headerLines(request.headers),
    ...bodyLines(request.body ?? (WITH_BODY.has(method) ? texts.noBody : undefined), texts),
    style.quiet(texts.answered),
    `  ${response ? style.strong(String(response.status)) : texts.noAnswer}`,
    ...headerLines(response?.headers),
    ...bodyLines(response?.body, texts),
  ];
}

function headerLines(headers: Record<string, string> = {}): string[] {
  return Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
}

function bodyLines(body: string | undefined, texts: Texts['failure']): string[] {
  return body ? shortened(body, texts.more).map((line) => `  ${line}`) : [];
}

function shortened(text: string, more: (count: number) => string): string[] {
  const lines = text.split('\n');
  return lines.length > LINES
    ? [...lines.slice(0, LINES - 1), more(lines.length - LINES + 1)]
    : lines;
}
