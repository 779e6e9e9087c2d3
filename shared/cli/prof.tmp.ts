import { Judge } from '@course/rubric/judge';
import { readCourse, findExercise } from '@course/rubric/course';
import { join } from 'node:path';
const root = process.cwd();
const course = readCourse(root);
const ex = course.exercises.find((e) => e.id.includes(process.argv[2]!))!;
const judge = await Judge.open(root);
const n = Number(process.argv[3] ?? 6);
for (let i = 0; i < n; i++) {
  judge.prepare(ex);
  await new Promise((r) => setTimeout(r, Number(process.argv[4] ?? 0)));
  const t = performance.now();
  const c0 = process.cpuUsage();
  const r = await judge.judge(ex, { code: join(ex.folder, process.argv[5] ?? 'solution') });
  const c = process.cpuUsage(c0);
  console.log(Math.round(performance.now() - t), 'ms; main cpu', Math.round((c.user + c.system) / 1000), r.verdicts.map((v) => `${v.id} ${Math.round(v.duration)}`).join(', '));
}
await judge.close();
