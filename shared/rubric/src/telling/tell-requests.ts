import type { Failure } from '../report/report.ts';
import type { FailureTexts } from './failure.en.ts';
import { harmless } from './harmless.ts';
import type { ToldPart } from './told.ts';

/** Methods whose requests usually have a body, so that its absence is worth a word. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/**
 * The requests of a criterion: the last one, at which it failed, with its answer, and those before
 * it by their first lines.
 *
 * @param shorten makes the lines of a long text
 */
export function requestParts(
  { exchanges }: Pick<Failure, 'exchanges'>,
  texts: FailureTexts,
  shorten: (text: string) => string[],
): ToldPart[] {
  const last = exchanges.at(-1);
  if (!last) return [];
  const { method, path, request, response } = last;
  const before = exchanges.slice(0, -1).map(({ method: verb, path: place, response: answer }) => {
    const status = answer ? String(answer.status) : texts.noAnswer;
    return harmless(`${verb} ${place} → ${status}`);
  });
  const bodyOf = (body: string | undefined): string[] => (body ? shorten(body) : []);
  return [
    ...(before.length > 0 ? [{ title: texts.before, lines: before }] : []),
    {
      title: texts.sent,
      head: harmless(`${method} ${path}`),
      lines: [
        ...headerLines(request.headers),
        ...bodyOf(request.body ?? (WITH_BODY.has(method) ? texts.noBody : undefined)),
      ],
    },
    {
      title: texts.answered,
      ...(response && { head: String(response.status) }),
      lines: response
        ? [...headerLines(response.headers), ...bodyOf(response.body)]
        : [texts.noAnswer],
    },
  ];
}

function headerLines(headers: Record<string, string> = {}): string[] {
  return Object.entries(headers).map(([name, value]) => harmless(`${name}: ${value}`));
}
