import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCode, type CodeFiles, type Exercise } from '@course/rubric/course';
import { createTwoFilesPatch } from 'diff';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { codeOf } from '../progress/progress.ts';
import { shortName, type Look } from '../screen/exercise-lines.ts';

/** Shows the model solution as a difference to the student's code, once the exercise is reached. */
export async function solution(context: Context, name: string | undefined): Promise<ExitCode> {
  const exercise = context.exercise(name);
  if (!hasSolution(exercise)) throw new CliError(context.texts.errors.noSolution);
  if (!context.progress.isReached(exercise)) {
    throw new CliError(context.texts.errors.notReached(shortName(exercise)), EXIT.NOT_REACHED);
  }
  context.print(...solutionLines(exercise, context.look));
  return EXIT.REACHED;
}

/** Whether this edition has the solution of an exercise: the student's has none. */
export function hasSolution({ folder }: Exercise): boolean {
  return existsSync(join(folder, 'solution'));
}

/** The difference from the student's code to the solution, which must be there. */
export function solutionLines(exercise: Exercise, look: Look): string[] {
  const { texts } = look;
  const lines = diffLines(codeOf(exercise), readCode(join(exercise.folder, 'solution')), look);
  return lines.length === 0 ? [texts.solution.same] : [texts.solution.legend, ...lines];
}

function diffLines(own: CodeFiles, model: CodeFiles, { style }: Look): string[] {
  const names = [...new Set([...Object.keys(own), ...Object.keys(model)])].toSorted();
  const changed = names.filter((name) => own[name] !== model[name]);
  return changed.flatMap((name) =>
    createTwoFilesPatch(`src/${name}`, `solution/${name}`, own[name] ?? '', model[name] ?? '')
      .split('\n')
      .filter((line) => !line.startsWith('==='))
      .map((line) => {
        if (/^(---|\+\+\+|@@)/.test(line)) return style.name(line);
        if (line.startsWith('+')) return style.good(line);
        return line.startsWith('-') ? style.bad(line) : line;
      }),
  );
}
