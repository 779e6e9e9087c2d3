import {
  findExercise,
  readCourse,
  type Course,
  type Exercise,
  type Language,
} from '@course/rubric/course';
import { CliError } from './cli-error.ts';
import { ProgressStore } from './progress/progress.ts';
import type { Look } from './screen/exercise-lines.ts';
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
      const ids = finding.candidates.map(({ id }) => id);
      if (ids.length > 0) throw new CliError(texts.errors.ambiguous(name ?? '', ids));
      throw new CliError(name ? texts.errors.unknownExercise(name) : texts.errors.standNowhere);
    },
  };
}
