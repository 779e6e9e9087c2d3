import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { criteriaOf, readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import { actionOf } from '../src/cockpit/keys.ts';
import { newLines } from '../src/cockpit/plain-lines.ts';
import { cockpitScreen } from '../src/cockpit/view.ts';
import { judged, openCockpit, reached } from './support/cockpit.ts';
import { courseWith, SOUND_EXERCISE, withSecondExercise } from './support/exercise.ts';

test('it judges at once, and again at each save', { timeout: 30_000 }, async () => {
  const { cockpit, file, state } = openCockpit();
  cockpit.rerun();
  expect((await state(judged)).report).toMatchObject({ reached: false, points: 0 });
  writeFileSync(file, SOUND_EXERCISE['solution/double.ts'] ?? '');
  expect((await state(reached)).report).toMatchObject({ points: 3, max: 3 });
  writeFileSync(file, 'export const double = (n: number): number => n + 2;\n');
  expect((await state((now) => judged(now) && now.report?.reached === false)).report).toMatchObject(
    { points: 2 },
  );
});

test(
  'the solution opens when the exercise is reached, and not before',
  { timeout: 30_000 },
  async () => {
    const { cockpit, file, state } = openCockpit();
    cockpit.rerun();
    await state(judged);
    await cockpit.act('solution');
    expect(cockpit.state).toMatchObject({
      panel: 'verdicts',
      notice: { text: expect.stringContaining('reached') },
    });
    writeFileSync(file, SOUND_EXERCISE['alternatives/sum/double.ts'] ?? '');
    await state(reached);
    await cockpit.act('solution');
    expect(cockpit.state.panel).toBe('solution');
  },
);

test('without solutions, s says so and the cockpit goes on', { timeout: 30_000 }, async () => {
  const { cockpit, context, file, state } = openCockpit(
    courseWith({ 'solution/double.ts': undefined }),
  );
  writeFileSync(file, SOUND_EXERCISE['solution/double.ts'] ?? '');
  cockpit.rerun();
  await state(reached);
  await cockpit.act('solution');
  expect(cockpit.state).toMatchObject({
    panel: 'verdicts',
    notice: { text: expect.stringContaining('no solutions') },
  });
  const screen = cockpitScreen(cockpit.state, context, { columns: 200, rows: 40 });
  expect(screen.at(-1)).not.toContain('s solution');
  expect(newLines(undefined, cockpit.state, context).at(-1)).not.toContain('s solution');
});

test('what a key cannot do is told, and what was shown stays', async () => {
  const two = withSecondExercise(courseWith().course);
  const [exercise, second] = two.exercises;
  if (!exercise || !second) throw new Error('There are not two exercises.');
  writeFileSync(join(second.folder, 'exercise.yaml'), 'title: 1\n');
  const { cockpit } = openCockpit({ course: readCourse(two.root), exercise });
  await cockpit.act('next');
  expect(cockpit.state.exercise.id).toBe(exercise.id);
  expect(cockpit.state.notice?.text).toContain('exercise.yaml');
});

test(
  'one judging at a time: who turns to another exercise meanwhile sees that one’s verdicts',
  {
    timeout: 60_000,
  },
  async () => {
    const course = withSecondExercise(courseWith().course);
    const [exercise, second] = course.exercises;
    if (!exercise || !second) throw new Error('There are not two exercises.');
    const { cockpit, seen, state, judgings } = openCockpit({ course, exercise });
    cockpit.rerun();
    await cockpit.act('next');
    cockpit.saved(second);
    await cockpit.act('previous');
    cockpit.saved(second);
    cockpit.saved(exercise);
    const { report } = await state((now) => judged(now) && now.exercise.id === exercise.id);
    expect(report?.exercise).toBe(exercise.id);
    expect(judgings.most).toBe(1);
    for (const { exercise: shown, trouble, verdicts } of seen) {
      expect(trouble).toBeUndefined();
      const own = criteriaOf(shown.manifest).map(({ id }) => id);
      expect(own).toEqual(expect.arrayContaining([...verdicts.keys()]));
    }
  },
);

test('trouble goes when judging begins anew, and shows no stack', { timeout: 30_000 }, async () => {
  const { cockpit, context, exercise, state } = openCockpit();
  const suite = join(exercise.folder, 'test/rubric.test.ts');
  const sound = readFileSync(suite, 'utf8');
  writeFileSync(suite, 'throw new Error("a broken suite");');
  cockpit.rerun();
  await state(({ trouble }) => trouble !== undefined);
  const told = cockpitScreen(cockpit.state, context, { columns: 200, rows: 40 }).join('\n');
  expect(told).toContain('a broken suite');
  expect(told).toContain('r tries again');
  expect(told).not.toMatch(/^\s+at /m);
  writeFileSync(suite, sound);
  await cockpit.act('rerun');
  expect(cockpit.state.trouble).toBeUndefined();
  await state(judged);
});

test.each(['hint', 'list'] as const)(
  'a save closes what %s opened, and the verdict is seen',
  { timeout: 30_000 },
  async (action) => {
    const { cockpit, file, state } = openCockpit();
    cockpit.rerun();
    await state(judged);
    await cockpit.act(action);
    writeFileSync(file, SOUND_EXERCISE['solution/double.ts'] ?? '');
    expect((await state(reached)).panel).toBe('verdicts');
    await cockpit.act('hint');
    expect(cockpit.state).toMatchObject({ panel: 'hints', hintsShown: 1 });
  },
);

test(
  'line by line, a verdict is told after each save and each hint once',
  {
    timeout: 30_000,
  },
  async () => {
    const { cockpit, context, file, seen, state } = openCockpit();
    writeFileSync(file, '// begun');
    cockpit.rerun();
    await state(judged);
    await cockpit.act('hint');
    await cockpit.act('hint');
    await cockpit.act('hint');
    await cockpit.act('rerun');
    await state(judged);
    writeFileSync(file, SOUND_EXERCISE['solution/double.ts'] ?? '');
    await state(reached);
    const told = seen.flatMap((now, at) => newLines(seen[at - 1], now, context)).join('\n');
    expect(told.match(/What is twice two/g)).toHaveLength(1);
    expect(told.match(/Use an asterisk/g)).toHaveLength(1);
    expect(told.match(/That was the last hint/g)).toHaveLength(1);
    expect(told.match(/Not reached yet/g)).toHaveLength(2);
    expect(told).toContain('Reached!');
  },
);

test('an exercise is chosen from the list', { timeout: 30_000 }, async () => {
  const course = withSecondExercise(courseWith().course);
  const [exercise, second] = course.exercises;
  if (!exercise || !second) throw new Error('There are not two exercises.');
  const { cockpit, context } = openCockpit({ course, exercise });
  await cockpit.act('list');
  await cockpit.act('down');
  await cockpit.act('down');
  const screen = cockpitScreen(cockpit.state, context, { columns: 80, rows: 24 }).join('\n');
  expect(screen).toMatch(/▸ · Triple/);
  expect(screen).toMatch(/Double.*you are here/);
  await cockpit.act('choose');
  expect(cockpit.state).toMatchObject({ panel: 'verdicts', exercise: { id: second.id } });
});

test(
  'who has not begun is told where to begin, and what fails only when asked',
  {
    timeout: 30_000,
  },
  async () => {
    const { cockpit, context, file, state } = openCockpit();
    const screen = (): string =>
      cockpitScreen(cockpit.state, context, { columns: 200, rows: 40 }).join('\n');
    cockpit.rerun();
    await state(judged);
    expect(screen()).toContain('Not begun yet');
    expect(screen()).not.toContain('not written for');
    await cockpit.act('explain');
    expect(screen()).toContain('not written for');
    writeFileSync(file, 'export const double = (n: number): number => n + 3;\n');
    await state((now) => judged(now) && now.begun);
    expect(screen()).toContain('Multiply by two');
  },
);

test('each press on h shows one hint more, and the last one stays', async () => {
  const { cockpit } = openCockpit();
  const shown: number[] = [];
  for (let press = 0; press < 3; press += 1) {
    await cockpit.act('hint');
    shown.push(cockpit.state.hintsShown);
  }
  expect(shown).toEqual([1, 2, 2]);
  expect(cockpit.state.notice?.text).toContain('last hint');
  await cockpit.act('back');
  expect(cockpit.state).toMatchObject({ panel: 'verdicts', notice: undefined });
});

test('a reset asks first, and keeps a backup', { timeout: 30_000 }, async () => {
  const { cockpit, file, state } = openCockpit();
  writeFileSync(file, 'mine');
  await cockpit.act('confirm');
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await cockpit.act('reset');
  await cockpit.act('confirm');
  expect(readFileSync(file, 'utf8')).toBe(SOUND_EXERCISE['src/double.ts']);
  await state(judged);
  // The files that changed were a save too, which takes nothing away.
  expect(cockpit.state.notice?.text).toContain('backups');
  await cockpit.act('other');
  expect(cockpit.state.notice).toBeUndefined();
});

test.each(['other', 'hint', 'reset'] as const)(
  'a reset is called off by any other key, such as %s',
  async (key) => {
    const { cockpit, file } = openCockpit();
    writeFileSync(file, 'mine');
    await cockpit.act('reset');
    expect(cockpit.state.panel).toBe('reset');
    await cockpit.act(key);
    expect(cockpit.state.panel).toBe('verdicts');
    await cockpit.act('confirm');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  },
);

test('a reset is asked for whatever differs, if only a comment', async () => {
  const { cockpit, file } = openCockpit();
  await cockpit.act('reset');
  expect(cockpit.state.panel).toBe('verdicts');
  writeFileSync(file, `// todo\n${readFileSync(file, 'utf8')}`);
  await cockpit.act('reset');
  expect(cockpit.state.panel).toBe('reset');
});

test('a key without a meaning answers a question, and leaves nothing', () => {
  expect(actionOf({ name: 'z' })).toBe('other');
  expect(actionOf({ name: 'constructor' })).toBe('other');
  expect(actionOf({ name: 'h', ctrl: true })).toBe('other');
  expect(actionOf({ name: 'c', ctrl: true })).toBe('quit');
  expect(actionOf({ name: 'q' })).toBe('quit');
  expect(actionOf({ name: 'q' }, 'reset')).toBe('other');
  expect(actionOf({ name: 'c', ctrl: true }, 'reset')).toBe('quit');
});
