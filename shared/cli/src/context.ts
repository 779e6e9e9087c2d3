import {
  closest,
  findExercise,
  readCourse,
  type Course,
  type Exercise,
  type Language,
} from '@course/rubric/course';
import { CliError } from './cli-error.ts';
import { ProgressStore } from './progress/progress.ts';
import { shortName, type Look } from './screen/exercise-lines.ts';
import { styleFor } from './screen/style.ts';
import { textsIn, type Texts } from './texts/texts.ts';

/** What every command works with. */
export interface Context {
  /** Absolute path of the repository. */
  root: string;
  /** The folder in which the person stands. */
  directory: string;
  language: Language;
  texts: Texts;
  look: Look;
  /** No colours and no redrawing. */
  plain: boolean;
  progress: ProgressStore;
  /** Read when first asked for, so that help works in a broken clone. */
  readonly course: Course;
  /** Prints lines. */
  print(this: void, ...lines: string[]): void;
  /** Finds the exercise that a person means. */
  exercise(name: string | undefined): Exercise;
}

/** How output shall look. */
export interface Appearance {
  plain: boolean;
  trace: boolean;
}

/**
 * Makes the context of one command.
 *
 * @param root absolute path of the repository
 */
export function makeContext(
  root: string,
  language: Language,
  { plain, trace }: Appearance,
): Context {
  const texts = textsIn(language);
  // npm changes the folder before it runs a script, and keeps the first one here.
  const directory = process.env.INIT_CWD ?? process.cwd();
  const style = styleFor(process.stdout, plain);
  let course: Course | undefined;
  return {
    root,
    directory,
    language,
    texts,
    look: { language, texts, style, directory, trace },
    plain,
    progress: new ProgressStore(root),
    get course() {
      course ??= readCourse(root);
      return course;
    },
    print(...lines) {
      process.stdout.write(`${lines.join('\n')}\n`);
    },
    exercise(name) {
      const finding = findExercise(this.course, name ?? '', directory);
      if ('exercise' in finding) return finding.exercise;
      throw new CliError(namingFault(this.course, name ?? '', finding.candidates, texts));
    },
  };
}

/** How many exercises a name that could mean many is told to mean. */
const FEW = 8;

function namingFault(
  { exercises }: Course,
  name: string,
  candidates: readonly Exercise[],
  { errors }: Texts,
): string {
  const names = exercises.map((exercise) => shortName(exercise));
  if (!name || name === '.') return errors.standNowhere(names[0] ?? '');
  if (candidates.length === 0) return errors.unknownExercise(name, closest(name, names));
  const shown = candidates.length > FEW + 1 ? candidates.slice(0, FEW) : candidates;
  const ids = shown.map(({ id }) => id);
  const [first] = candidates;
  const example = first ? shortName(first) : '';
  return errors.ambiguous(name, ids, candidates.length - shown.length, example);
}
