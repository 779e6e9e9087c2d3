import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { shortName } from '../screen/exercise-lines.ts';
import { inlineCode } from '../screen/inline-code.ts';

/** Shows the next hint of an exercise, or all of them; remembers how far one has come. */
export async function hint(
  context: Context,
  name: string | undefined,
  { all }: { all: boolean },
): Promise<ExitCode> {
  const exercise = context.exercise(name);
  const { progress, texts, language, look } = context;
  const { hints, title } = exercise.manifest;
  const shown = progress.hintsShown(exercise);
  const wanted = all ? hints.length : Math.min(shown + 1, hints.length);
  const first = all ? 0 : wanted - 1;
  for (const [index, text] of hints.entries()) {
    if (index < first || index >= wanted) continue;
    const head = texts.hint.title(index + 1, hints.length, title[language]);
    context.print(look.style.strong(head), inlineCode(text[language], look.style));
  }
  if (wanted < hints.length) {
    context.print(look.style.quiet(texts.hint.next(`npx course hint ${shortName(exercise)}`)));
  } else if (!all) context.print(look.style.quiet(texts.hint.last));
  progress.showHints(exercise, Math.max(shown, wanted));
  return EXIT.REACHED;
}
