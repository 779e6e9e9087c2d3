import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CourseError, STARTER_FILE, starterText, type Exercise } from '@course/rubric/course';
import { exercisesNamed } from '../check/exercises-named.ts';
import { proofsOf, type Proof } from '../check/proof.ts';
import { ProofCache } from '../check/proof-cache.ts';
import type { ProofResult } from '../check/desk.ts';
import { runProofs } from '../check/run-proofs.ts';
import { staticFaults } from '../check/static-faults.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { CLEAR_LINE } from '../screen/clear-line.ts';
import { codeOf } from '../progress/progress.ts';
import type { Texts } from '../texts/texts.ts';

/** What `course check` takes. */
export interface CheckOptions {
  json: boolean;
  repeat: number;
  fresh: boolean;
  acceptStarter: boolean;
}

/** What was found of one exercise. */
interface Findings {
  exercise: Exercise;
  /** Faults of its files, before anything is run. */
  files: string[];
  proofs: Proof[];
}

/** Proves that rubrics judge rightly: those of the exercises named, or of all. */
export async function check(
  context: Context,
  names: string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const { root, texts, look, directory } = context;
  const exercises = exercisesNamed(context, names);
  if (options.acceptStarter) return acceptStarters(context, exercises);

  const findings = exercises.map((exercise) => examine(exercise, options.repeat));
  const proofs = findings.flatMap((finding) => finding.proofs);
  const showProgress = (text: string): void => {
    if (!options.json && process.stderr.isTTY) process.stderr.write(CLEAR_LINE + text);
  };
  const tell = (finding: Findings, own: ProofResult[]): void => {
    if (options.json) return;
    const folder = relative(directory, finding.exercise.folder);
    showProgress('');
    context.print(...findingLines(finding, own, look, folder));
  };
  for (const finding of findings) if (finding.proofs.length === 0) tell(finding, []);
  const soFar: ProofResult[] = [];
  const cache = new ProofCache(root);
  if (options.fresh) for (const proof of proofs) cache.drop(proof);
  const results = await runProofs(root, proofs, cache, (result) => {
    soFar.push(result);
    const finding = findings.find(({ exercise }) => exercise === result.proof.exercise);
    const own = soFar.filter(({ proof }) => proof.exercise === result.proof.exercise);
    if (finding && own.length === finding.proofs.length) tell(finding, own);
    showProgress(texts.check.proving(soFar.length, proofs.length));
  });
  showProgress('');

  const failed =
    results.filter(({ faults }) => faults.length > 0).length +
    findings.filter(({ files }) => files.length > 0).length;
  const passed = results.length + findings.length - failed;
  if (options.json) {
    context.print(JSON.stringify(toJson(findings, results, passed, failed), undefined, 2));
  } else {
    context.print('', texts.check.passed(passed, failed));
  }
  return failed === 0 ? EXIT.REACHED : EXIT.NOT_REACHED;
}

function examine(exercise: Exercise, repeat: number): Findings {
  try {
    // On a laptop an author may just be solving the exercise; what is published must be the starter.
    const files = staticFaults(exercise, Boolean(process.env.CI));
    return { exercise, files, proofs: proofsOf(exercise, repeat) };
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    return { exercise, files: [error.message], proofs: [] };
  }
}

function findingLines(
  { exercise, files }: Findings,
  results: ProofResult[],
  { style, texts }: Context['look'],
  folder: string,
): string[] {
  const bad = results.filter(({ faults }) => faults.length > 0);
  const fine = files.length === 0 && bad.length === 0;
  const cached = results.every((result) => result.cached);
  const note = cached ? texts.check.cached : `${(timeOf(results) / 1000).toFixed(1)} s`;
  return [
    `${fine ? style.good('✓') : style.bad('✗')} ${exercise.id}  ${style.quiet(`${kindsOf(results, texts)} · ${note}`)}`,
    ...files.map((fault) => `  ${folder}: ${fault}`),
    ...bad.flatMap(({ faults }) => faults.map((fault) => `  ${folder}: ${fault}`)),
  ];
}

/** The time that passed, in milliseconds: several proofs run at once. */
function timeOf(results: ProofResult[]): number {
  const run = results.filter(({ cached }) => !cached);
  const start = Math.min(...run.map(({ started }) => started));
  const end = Math.max(...run.map(({ started, duration }) => started + duration));
  return end - start;
}

function kindsOf(results: ProofResult[], texts: Texts): string {
  const names = results.map(({ proof }) => proof);
  const repeat = names.find(({ name }) => name === 'solution')?.repeat ?? 1;
  const count = (start: string): number =>
    names.filter(({ name }) => name.startsWith(start)).length;
  return texts.check.proofs(repeat, count('alternatives/'), count('mutant '));
}

function toJson(
  findings: Findings[],
  results: ProofResult[],
  passed: number,
  failed: number,
): unknown {
  return {
    version: 1,
    passed,
    failed,
    exercises: findings.map(({ exercise, files }) => ({
      exercise: exercise.id,
      files,
      proofs: results
        .filter(({ proof }) => proof.exercise === exercise)
        .map(({ proof, faults, cached, duration }) => ({
          name: proof.name,
          repeat: proof.repeat,
          faults,
          cached,
          duration,
        })),
    })),
  };
}

function acceptStarters(context: Context, exercises: Exercise[]): ExitCode {
  for (const exercise of exercises) {
    writeFileSync(join(exercise.folder, STARTER_FILE), starterText(codeOf(exercise)));
    context.print(context.texts.check.accepted(exercise.id));
  }
  return EXIT.REACHED;
}
