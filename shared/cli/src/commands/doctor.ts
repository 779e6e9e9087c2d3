import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFactory, leaseServer } from '@course/database';
import { placeCode } from '@course/rubric/course';
import { TypeChecker } from '@course/rubric/judge';
import { Subject, trySandbox } from '@course/subject';
import type { Context } from '../context.ts';
import { editionOf } from '../edition.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Texts } from '../texts/texts.ts';

type CheckName = keyof Texts['doctor']['checks'];

/** What only those need who grade a class; students are not even asked. */
const OPTIONAL = new Set<CheckName>(['sandbox']);

/** Tries everything that the course needs, and tells how to mend what fails. */
export async function doctor(context: Context, { json }: { json: boolean }): Promise<ExitCode> {
  const { texts, look } = context;
  const results: { check: CheckName; ok: boolean; detail: string }[] = [];
  const isStudents = editionOf(context.root) === 'student';
  for (const [check, attempt] of Object.entries(attempts) as [CheckName, Attempt][]) {
    if (isStudents && OPTIONAL.has(check)) continue;
    const result = await attempt(context).then(
      (detail) => ({ check, ok: true, detail }),
      (error: unknown) => ({
        check,
        ok: false,
        detail: error instanceof Error ? error.message : String(error),
      }),
    );
    results.push(result);
    if (json) continue;
    const missed = OPTIONAL.has(check) ? look.style.quiet('–') : look.style.bad('✗');
    const mark = result.ok ? look.style.good('✓') : missed;
    context.print(`${mark} ${texts.doctor.checks[check]}: ${result.detail}`);
    if (!result.ok) context.print(`  ${texts.doctor.mend} ${texts.doctor.mends[check]}`);
  }
  const broken = results.filter(({ ok, check }) => !ok && !OPTIONAL.has(check)).length;
  if (json) context.print(JSON.stringify({ version: 1, checks: results }, undefined, 2));
  else context.print('', broken === 0 ? texts.doctor.fine : texts.doctor.broken(broken));
  return broken === 0 ? EXIT.REACHED : EXIT.ENVIRONMENT;
}

/** Returns what was found; throws what is wrong. */
type Attempt = (context: Context) => Promise<string>;

const attempts: Record<CheckName, Attempt> = {
  async node() {
    const [major = 0] = process.versions.node.split('.').map(Number);
    if (major < 24) throw new Error(`Node ${process.versions.node} is too old.`);
    return `${process.versions.node}, ${process.platform} ${process.arch}`;
  },
  async packages({ root }) {
    const missing = ['vitest', 'typescript'].filter(
      (name) => !existsSync(join(root, 'node_modules', name)),
    );
    if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
    return join(root, 'node_modules');
  },
  async course({ course, progress, texts }) {
    for (const exercise of course.exercises) progress.of(exercise);
    return texts.doctor.found.exercises(course.exercises.length);
  },
  async types({ root, texts }) {
    return withPlacedCode(root, 'export const wrong: string = 1;\n', async (code) => {
      const types = new TypeChecker(root);
      try {
        const [problem] = await types.check(code);
        if (!problem) throw new Error('It found no mistake where there is one.');
        return texts.doctor.found.mistake;
      } finally {
        await types.close();
      }
    });
  },
  async subject({ root, texts }) {
    return withPlacedCode(root, 'export const answer = 42;\n', async (code) => {
      const subject = await Subject.start({ entry: join(code, 'probe.ts') });
      try {
        const started = performance.now();
        const value = await subject.evaluate('({ answer }) => answer', undefined);
        if (value !== 42) throw new Error(`It answered ${String(value)} instead of 42.`);
        return texts.doctor.found.answer((performance.now() - started).toFixed(0));
      } finally {
        await subject.stop();
      }
    });
  },
  async database({ root }) {
    const databaseUrl = process.env.DATABASE_URL;
    const server = await leaseServer({ root, ...(databaseUrl && { databaseUrl }) });
    try {
      const databases = await databaseFactory(server, 'CREATE TABLE probe (id int);');
      const database = await databases.create();
      await database.drop();
      await databases.close();
      return server.version;
    } finally {
      await server.release();
    }
  },
  async sandbox() {
    return `bubblewrap, ${(await trySandbox()).toFixed(0)} ms`;
  },
};

async function withPlacedCode<Value>(
  root: string,
  text: string,
  use: (code: string) => Promise<Value>,
): Promise<Value> {
  mkdirSync(join(root, '.course'), { recursive: true });
  const place = placeCode(join(root, 'shared', 'cli'), { 'probe.ts': text });
  try {
    return await use(place.code);
  } finally {
    place.remove();
  }
}
