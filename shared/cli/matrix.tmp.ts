import { readCourse, placeCode, readCode } from '@course/rubric/course';
import { Judge } from '@course/rubric/judge';
import { explainFailure } from './src/screen/explain.ts';
import { textsIn } from './src/texts/texts.ts';
import { styleFor } from './src/screen/style.ts';
import { join } from 'node:path';
const root = '/work/main';
const course = readCourse(root);
const only = process.argv[2];
const style = styleFor(process.stdout, true);
const judge = await Judge.open(root);
for (const exercise of course.exercises) {
  if (only && !exercise.id.includes(only)) continue;
  const { lane, entry } = exercise.manifest;
  const solution = readCode(join(exercise.folder, 'solution'));
  const original = solution[entry]!;
  const top = (line: string) => ({ ...solution, [entry]: `${original}\n${line}\n` });
  const inHandler = (line: string) => {
    if (lane === 'module')
      return {
        ...solution,
        [entry]: original.replace(/(\): Promise<Result\[\]> \{)/, `$1 ${line}`),
      };
    if (lane === 'program')
      return {
        ...solution,
        [entry]: `${original}\nserver.prependListener('request', () => { ${line} });\n`,
      };
    return {
      ...solution,
      'orig.ts': original,
      [entry]: `import { createApp as make } from './orig.ts';\nexport async function createApp(deps: never) { const app = await (make as any)(deps); if (typeof app === 'function' && app.listen && app.use) return (q: any, s: any) => { ${line}; app(q, s); }; for (const n of ['request', 'upgrade']) app.prependListener(n, () => { ${line} }); return app; }\n`,
    };
  };
  const never =
    lane === 'program'
      ? { ...solution, [entry]: 'setInterval(() => {}, 1000);' }
      : lane === 'module'
        ? inHandler('return new Promise(() => {});')
        : {
            ...solution,
            [entry]:
              'export const createApp = () => new Promise(() => setInterval(() => {}, 1000));',
          };
  const cases: Record<string, Record<string, string>> = {
    'empty file': { ...solution, [entry]: '' },
    'syntax error': top('const = 1;'),
    'loop at import': top('for (;;);'),
    'loop in handler': inHandler('for (;;);'),
    'exit(0) at import': top('process.exit(0);'),
    'exit(0) in handler': inHandler('process.exit(0);'),
    'string thrown at import': top("throw 'a text';"),
    'string thrown in handler': inHandler("throw 'a text';"),
    'never listens / settles': never,
    'rejection at import': top("void Promise.reject(new Error('nobody'));"),
    'rejection in handler': inHandler("void Promise.reject(new Error('nobody'));"),
  };
  console.log(`\n## ${exercise.id}`);
  for (const [name, code] of Object.entries(cases)) { if (process.argv[3] && !name.includes(process.argv[3])) continue;
    const place = placeCode(exercise.folder, code);
    const t = performance.now();
    try {
      judge.prepare(exercise);
      const report = await judge.judge(exercise, { code: place.code });
      const kinds = new Map<string, number>();
      for (const v of report.verdicts)
        if (v.id !== 'type-checks') {
          const k = v.failure?.kind ?? 'passed';
          kinds.set(k, (kinds.get(k) ?? 0) + 1);
        }
      console.log(
        `${name.padEnd(26)} ${((performance.now() - t) / 1000).toFixed(1).padStart(5)} s ${report.points}/${report.max}  ${[...kinds].map(([k, n]) => `${k} ${n}`).join(', ')}`,
      );
      const first = report.verdicts.find((v) => !v.passed && v.id !== 'type-checks');
      if (first?.failure)
        console.log(
          '     ' +
            explainFailure(first.failure, textsIn('en'), style)
              .slice(0, 3)
              .join(' | ')
              .slice(0, 220),
        );
    } catch (e) {
      console.log(name, '!!', String(e).slice(0, 300));
    }
    place.remove();
  }
}
await judge.close();
