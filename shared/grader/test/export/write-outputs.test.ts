import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Results, writeOutputs } from '../../src/index.ts';
import { fileNameOf } from '../../src/export/file-name.ts';
import { temporaryFolder } from '../support/folder.ts';
import { criterion, exercise, judged, notJudged, resultsOf, student } from '../support/results.ts';

const BIDI = String.fromCodePoint(0x202e);
const ESCAPE = String.fromCodePoint(0x1b);

const crud = exercise('03-rest/01-crud', [
  criterion('creates'),
  criterion('any-item', { hidden: true, points: 3 }),
]);
const etag = exercise('03-rest/02-etag', [criterion('matches', { points: 4 })]);

async function outputsOf(results: Results) {
  const folder = temporaryFolder();
  await writeOutputs(results, folder, { language: 'en' });
  return {
    folder,
    read: (...path: string[]) => readFileSync(join(folder, ...path), 'utf8'),
    json: (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8')),
  };
}

test('the gradebook has a row for each student', async () => {
  const anna = student('anna', [judged(crud, {}, { flaky: ['creates'] }), judged(etag)], {
    name: 'Anna',
    grade: 5,
    review: [
      { kind: 'flaky', exercise: crud.id, detail: '' },
      { kind: 'refused', detail: '' },
    ],
  });
  const ben = student('ben', [
    judged(crud, { creates: {} }, { points: 1.515 }),
    notJudged(etag, 'missing'),
  ]);
  const { read } = await outputsOf(resultsOf([crud, etag], [anna, ben]));
  expect(read('grades.csv').split('\r\n')).toEqual([
    'student,name,grade,reached,attempted,points,max,flaky,review',
    'anna,Anna,5,2,2,9,9,1,"flaky 03-rest/01-crud, refused"',
    'ben,ben,,0,1,1.52,9,0,',
    '',
  ]);
});

test('Moodle and Canvas get their columns; what could not be judged is no zero', async () => {
  const anna = student('anna', [judged(crud), notJudged(etag, 'not-judged')], {
    name: 'Anna',
    grade: 1,
  });
  const ben = student('ben', [notJudged(crud, 'missing'), notJudged(etag, 'untouched')]);
  const cem = student('cem', [notJudged(crud, 'not-judged'), notJudged(etag, 'not-judged')]);
  const { read } = await outputsOf(resultsOf([crud, etag], [anna, ben, cem]));
  expect(read('moodle.csv').split('\r\n')).toEqual([
    'ID number,Name,Grade,03-rest/01-crud,03-rest/02-etag',
    'anna,Anna,1,5,-',
    'ben,ben,0,0,0',
    'cem,cem,-,-,-',
    '',
  ]);
  expect(read('canvas.csv').split('\r\n')).toEqual([
    'Student,ID,SIS User ID,SIS Login ID,Section,Grade,03-rest/01-crud,03-rest/02-etag',
    'Points Possible,,,,,5,5,4',
    'Anna,,anna,anna,,1,5,',
    'ben,,ben,ben,,0,0,0',
    'cem,,cem,cem,,,,',
    '',
  ]);
});

test('the results as data are exact, and safe to look at', async () => {
  const results = resultsOf(
    [crud],
    [student(`a${BIDI}b`, [judged(crud, { creates: { output: `${ESCAPE}[2J` } })])],
  );
  const { read, json } = await outputsOf(results);
  expect(Results.parse(json('results.json'))).toEqual(results);
  expect(read('results.json')).not.toContain(BIDI);
  expect(read('results.json')).not.toContain(ESCAPE);
});

test('Gradescope gets each criterion, told as plain text, and nothing of hidden inputs', async () => {
  const failing = judged(crud, {
    creates: { kind: 'wrong-status', expected: '201', actual: '200' },
    'any-item': {
      expected: 'SECRET',
      exchanges: [{ method: 'GET', path: '/SECRET', request: {} }],
    },
  });
  const { json } = await outputsOf(
    resultsOf(
      [crud, etag],
      [student('ben', [failing, notJudged(etag, 'missing')], { points: 0.5 })],
    ),
  );
  const gradescope = json('gradescope', 'ben.json');
  expect(gradescope).toMatchObject({
    score: 0.5,
    test_output_format: 'text',
    tests: [
      {
        name: '03-rest/01-crud: It does creates',
        number: '1.1',
        score: 0,
        max_score: 2,
        status: 'failed',
        output: 'The status should have been 201, but it was 200.\n→ Look at creates.',
      },
      { number: '1.2', status: 'failed', max_score: 3 },
      { number: '2', score: 0, max_score: 4, status: 'failed', output: 'Nothing was handed in.' },
    ],
  });
  expect(JSON.stringify(gradescope)).not.toContain('SECRET');
});

test('JUnit counts what failed, what could not be judged, and what is missing', async () => {
  const third = exercise('03-rest/03-page', [criterion('pages')]);
  const { read } = await outputsOf(
    resultsOf(
      [crud, etag, third],
      [
        student('ben', [
          judged(crud, { creates: { kind: 'hung', waited: 1000 } }),
          notJudged(etag, 'missing'),
          notJudged(third, 'not-judged'),
        ]),
      ],
    ),
  );
  const xml = read('junit', 'ben.xml');
  expect(xml).toContain('name="03-rest/01-crud" tests="2" failures="1" errors="0" skipped="0"');
  expect(xml).toContain('name="03-rest/02-etag" tests="1" failures="0" errors="0" skipped="1"');
  expect(xml).toContain('name="03-rest/03-page" tests="1" failures="0" errors="1" skipped="0"');
  expect(xml).toContain('<failure type="hung" message="Your code kept the event loop busy for 1 s');
});

test('what a student printed is text in JUnit, and no control character', async () => {
  const output = `]]></failure><evil a="1">&${ESCAPE}[2J${BIDI}\0\uFFFF`;
  const { read } = await outputsOf(
    resultsOf([crud], [student('ben', [judged(crud, { creates: { output } })])]),
  );
  const xml = read('junit', 'ben.xml');
  expect(xml).toContain(
    ']]&gt;&lt;/failure&gt;&lt;evil a=&quot;1&quot;&gt;&amp;␛[2J⟨U+202E⟩␀⟨U+FFFF⟩',
  );
  expect(xml).not.toContain('<evil');
});

test('students whose ids differ in case only have files of their own, inside the folder', async () => {
  const ids = ['anna', 'Anna', 'ANNA', '../../x', 'con'];
  const { folder } = await outputsOf(
    resultsOf(
      [crud],
      ids.map((id) => student(id, [judged(crud)])),
    ),
  );
  const names = readdirSync(join(folder, 'junit'));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
  expect(names.toSorted()).toEqual(ids.map((id) => `${fileNameOf(id)}.xml`).toSorted());
});

test('writing again replaces the files, and leaves no other behind', async () => {
  const folder = temporaryFolder();
  const write = async (name: string) =>
    writeOutputs(resultsOf([crud], [student('anna', [judged(crud)], { name })]), folder, {
      language: 'fi',
    });
  await write('Anna');
  const before = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  await write('Annika');
  expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(before);
  expect(readFileSync(join(folder, 'grades.csv'), 'utf8')).toContain('Annika');
});

test('results that are not what the schema says are not written', async () => {
  const folder = join(temporaryFolder(), 'out');
  const wrong = resultsOf([crud], [student('anna', [judged(crud)], { grade: 6 })]);
  await expect(writeOutputs(wrong, folder, { language: 'en' })).rejects.toThrow(/grade/);
  expect(existsSync(folder)).toBe(false);
});

test('who has left the class leaves no file behind; what is not ours stays', async () => {
  const anna = student('anna', [judged(crud)]);
  const ben = student('ben', [judged(crud)]);
  const { folder } = await outputsOf(resultsOf([crud], [anna, ben]));
  const own = (id: string) =>
    [`gradescope/${id}.json`, `junit/${id}.xml`, `report/${id}.html`].map((file) =>
      existsSync(join(folder, file)),
    );
  expect([own('anna'), own('ben')]).toEqual([
    [true, true, true],
    [true, true, true],
  ]);
  writeFileSync(join(folder, 'report', 'notes.html'), 'mine');

  await writeOutputs(resultsOf([crud], [anna]), folder, { language: 'en' });
  expect([own('anna'), own('ben')]).toEqual([
    [true, true, true],
    [false, false, false],
  ]);
  expect(existsSync(join(folder, 'report', 'notes.html'))).toBe(true);
});

test('a results.json of something else is replaced', async () => {
  const { folder } = await outputsOf(resultsOf([crud], [student('anna', [judged(crud)])]));
  writeFileSync(join(folder, 'results.json'), '{ "students": ');
  await writeOutputs(resultsOf([crud], [student('ben', [judged(crud)])]), folder, {
    language: 'en',
  });
  expect(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'))).toMatchObject({
    students: [{ id: 'ben' }],
  });
});
