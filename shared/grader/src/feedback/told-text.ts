import type { Language } from '@course/rubric/course';
import { failureTexts, type Told } from '@course/rubric/telling';

/** A told failure as plain text, for formats that know no more. */
export function toldText({ sentence, place, problems, parts }: Told, language: Language): string {
  return [
    sentence,
    ...(place ? [failureTexts(language).at(place)] : []),
    ...problems.flatMap((problem) => [
      `${problem.place} ${problem.code}`,
      ...problem.lines.map(indented),
    ]),
    ...parts.flatMap(({ title, head, lines }) => [
      title,
      ...(head === undefined ? [] : [indented(head)]),
      ...lines.map(indented),
    ]),
  ].join('\n');
}

function indented(line: string): string {
  return `  ${line}`;
}
