import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { typeScriptBelow, within } from '@course/subject';
import { API, DiagnosticCategory, type Diagnostic, type Snapshot } from 'typescript/unstable/async';
import type { TypeProblem } from '../report/report.ts';

/** How long the compiler may take for one folder, in milliseconds; a busy machine needs a few seconds. */
const PATIENCE = 60_000;

/** Told in place of a mistake when the compiler found no end. */
const NO_END: TypeProblem = {
  file: '',
  line: 1,
  column: 1,
  code: 0,
  message: `TypeScript was still busy after ${PATIENCE / 1000} seconds: some type has no end.`,
};

/**
 * A living TypeScript compiler: the first check of a folder reads the libraries, the next ones only
 * what changed.
 */
export class TypeChecker {
  readonly #root: string;
  readonly #program: string | undefined;
  #api: API | undefined;
  #snapshot: Snapshot | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #known = new Map<string, Set<string>>();

  /**
   * @param root absolute path of the repository, which holds the base config
   * @param program absolute path of the compiler to start; the installed one unless told
   */
  constructor(root: string, program?: string) {
    this.#root = root;
    this.#program = program;
  }

  /**
   * Checks the code of one folder under the strict base config.
   *
   * @param code absolute path
   * @returns the mistakes, in the order of the files
   */
  async check(code: string): Promise<TypeProblem[]> {
    // The compiler keeps one state of the world: checks take turns.
    const check = this.#turn.then(async () => this.#checkInTime(code));
    this.#turn = check.catch(() => {});
    return check;
  }

  /** Forgets a folder that is gone for good. */
  async forget(code: string): Promise<void> {
    await this.#turn;
    if (!this.#known.delete(code)) return;
    await this.#update({ closeProjects: [this.#configFor(code)] });
  }

  /** Ends the compiler; a later check starts it anew. */
  async close(): Promise<void> {
    await this.#turn;
    await this.#end();
  }

  async #end(): Promise<void> {
    const api = this.#api;
    this.#api = undefined;
    this.#snapshot = undefined;
    this.#known.clear();
    // A compiler that has died cannot say goodbye.
    await api?.close().catch(() => {});
  }

  /** A compiler that says nothing, or has died, makes room for another. */
  async #checkInTime(code: string): Promise<TypeProblem[]> {
    try {
      const problems = await within(PATIENCE, this.#check(code));
      if (problems) return problems;
      await this.#end();
      return [NO_END];
    } catch (error) {
      await this.#end();
      throw error;
    }
  }

  async #check(code: string): Promise<TypeProblem[]> {
    const config = this.#configFor(code);
    const files = new Set(typeScriptBelow(code));
    if (files.size === 0) return [];
    const known = this.#known.get(code);
    this.#known.set(code, files);
    const snapshot = await this.#update(
      known ? { fileChanges: changes(known, files) } : { openProjects: [config] },
    );
    const project = snapshot.getProjects().find(({ configFileName }) => configFileName === config);
    if (!project) throw new Error(`TypeScript did not open ${config}.`);
    const found = await Promise.all(
      [...files].map(async (file) => [
        ...(await project.program.getSyntacticDiagnostics(file)),
        ...(await project.program.getSemanticDiagnostics(file)),
      ]),
    );
    return found
      .flat()
      .filter(({ category }) => category === DiagnosticCategory.Error)
      .map((diagnostic) => toProblem(diagnostic, code));
  }

  async #update(parameters: Parameters<API['updateSnapshot']>[0]): Promise<Snapshot> {
    this.#api ??= new API({
      cwd: this.#root,
      ...(this.#program && { tsserverPath: this.#program }),
    });
    const previous = this.#snapshot;
    this.#snapshot = await this.#api.updateSnapshot(parameters);
    await previous?.dispose();
    return this.#snapshot;
  }

  /** A config of its own for each folder: the exercise's tests and solution are not checked with it. */
  #configFor(code: string): string {
    const folder = join(this.#root, '.course', 'types');
    const name = createHash('sha256').update(code).digest('hex').slice(0, 16);
    const config = join(folder, `${name}.json`);
    if (!existsSync(config)) {
      mkdirSync(folder, { recursive: true });
      const compilerOptions = { typeRoots: [join(this.#root, 'node_modules', '@types')] };
      const base = join(this.#root, 'tsconfig.base.json');
      const text = { extends: base, compilerOptions, include: [join(code, '**', '*.ts')] };
      writeFileSync(config, JSON.stringify(text));
    }
    return config.split(sep).join('/');
  }
}

function changes(before: Set<string>, now: Set<string>) {
  return {
    changed: [...now.intersection(before)],
    created: [...now.difference(before)],
    deleted: [...before.difference(now)],
  };
}

function toProblem(diagnostic: Diagnostic, code: string): TypeProblem {
  const file = diagnostic.fileName ?? '';
  const before = file ? readFileSync(file, 'utf8').slice(0, diagnostic.pos).split('\n') : [''];
  return {
    file: relative(code, file).split(sep).join('/'),
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    code: diagnostic.code,
    message: wholeMessage(diagnostic),
  };
}

function wholeMessage({ text, messageChain = [] }: Diagnostic, depth = 0): string {
  const inner = messageChain.map((part) => wholeMessage(part, depth + 1));
  return [`${'  '.repeat(depth)}${text}`, ...inner].join('\n');
}
