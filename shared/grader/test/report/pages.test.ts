import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileNameOf } from '../../src/export/file-name.ts';
import { writeOutputs } from '../../src/index.ts';
import { BROWSER, openInBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/folder.ts';
import { inspect, type Inspection } from '../support/inspection.ts';
import { criterion, exercise, judged, notJudged, resultsOf, student } from '../support/results.ts';

const BIDI = String.fromCodePoint(0x202e);
const ESCAPE = String.fromCodePoint(0x1b);

/** Everything in one text that could break out of where it is put. */
const EVIL = [
  '</pre></details></td></title></style><script>globalThis.hacked=1</script>',
  '"><img src=x onerror="globalThis.hacked=1">',
  "' onload='globalThis.hacked=1' x='",
  '<svg onload=globalThis.hacked=1><style>*{display:none}</style>',
  '<a href="javascript:globalThis.hacked=1">x</a><!-- ]]> &lt;b&gt;',
  `${BIDI}drawkcab ${ESCAPE}[31mred${ESCAPE}[2J`,
].join('');

const crud = exercise('03-rest/01-crud', [
  criterion('creates', { title: { en: 'It does `POST`', fi: 'Se tekee `POST`' } }),
  criterion('any-item', { hidden: true }),
  criterion('type-checks', { role: 'guard', points: 0 }),
]);
const etag = exercise('03-rest/02-etag', [criterion('matches')]);

const evil = student(
  EVIL,
  [
    judged(
      crud,
      {
        creates: {
          kind: 'wrong-body',
          name: EVIL,
          expected: EVIL,
          actual: EVIL,
          output: EVIL,
          messages: [EVIL],
          error: { name: EVIL, message: EVIL },
          exchanges: [
            {
              method: EVIL,
              path: EVIL,
              request: { headers: { [EVIL]: EVIL }, body: EVIL },
              response: { status: 200, body: EVIL },
            },
          ],
        },
        'any-item': { expected: 'SECRET', actual: EVIL },
        'type-checks': {
          kind: 'type-error',
          problems: [{ file: EVIL, line: 1, column: 1, code: 1, message: EVIL }],
        },
      },
      {
        flaky: ['creates'],
        late: { hours: 5.5, keeps: 0.8 },
        manual: { reason: EVIL },
      },
    ),
    notJudged(etag, 'missing'),
  ],
  {
    name: EVIL,
    overridden: { grade: 3, reason: EVIL },
    refusals: [{ reason: 'symbolic-link', path: EVIL, detail: EVIL }],
    review: [{ kind: 'same-deployment', exercise: crud.id, detail: EVIL }],
  },
);
const anna = student('anna', [judged(crud), judged(etag, { matches: { kind: 'syntax-error' } })], {
  name: 'Anna Virtanen',
  grade: 5,
});
const passage = { file: EVIL, line: 1, text: EVIL };
const results = resultsOf([crud, etag], [evil, anna, student('ben', [])], {
  similar: [
    { exercise: crud.id, students: [EVIL, 'anna'], share: 0.9, passages: [[passage, passage]] },
  ],
});

async function report(language: 'en' | 'fi' = 'en', sandbox: 'bubblewrap' | 'none' = 'bubblewrap') {
  const folder = temporaryFolder();
  await writeOutputs({ ...results, sandbox }, folder, { language });
  const pathOf = (name: string): string => join(folder, 'report', `${name}.html`);
  return {
    read: (name: string) => readFileSync(pathOf(name), 'utf8'),
    inspect: async (name: string): Promise<Inspection> =>
      inspect(readFileSync(pathOf(name), 'utf8'), (text) => {
        writeFileSync(pathOf('inspected'), text);
        return pathOf('inspected');
      }),
    write: (name: string, text: string): string => {
      writeFileSync(pathOf(name), text);
      return pathOf(name);
    },
  };
}

const inspections = new Map<string, Promise<Inspection>>();

/** Looks at a page in the browser, once for all tests. */
async function inspected(name: string): Promise<Inspection> {
  const known = inspections.get(name) ?? report('en', 'none').then((pages) => pages.inspect(name));
  inspections.set(name, known);
  return known;
}

test('each student has a page; the class page leads there', async () => {
  const { read } = await report();
  expect(read('index')).toContain('href="anna.html"');
  expect(read('index')).toContain(`href="${encodeURIComponent(fileNameOf(EVIL))}.html"`);
  expect(read('anna')).toContain('Feedback for Anna Virtanen');
  expect(read('ben')).toContain('Feedback for ben');
});

test('a student learns what failed, what was expected and where to look', async () => {
  const page = (await report()).read(fileNameOf(EVIL));
  for (const told of [
    'The answer was not as expected.',
    'Look at creates.',
    'Handed in 5 hours 30 minutes after the deadline: 80 % of the points are left.',
    'passed in one run and failed in another',
    'It does <code>POST</code>',
  ]) {
    expect(page).toContain(told);
  }
});

test('a student learns no hidden input, and nothing of others', async () => {
  const page = (await report()).read(fileNameOf(EVIL));
  expect(page).toContain('This criterion has hidden inputs');
  expect(page).not.toContain('SECRET');
  // Whoever hands in again is judged with the same one.
  expect(page).not.toContain('seed-7');
  expect(page).not.toContain('Anna');
  expect(page).not.toContain('same deployment');
});

test('code that could not be loaded is told of once', async () => {
  const page = (await report()).read('anna');
  expect(page.split('there is a mistake in its syntax')).toHaveLength(2);
  expect(page).toContain('The code could not be loaded');
});

test.each(['missing', 'not-judged'] as const)(
  'a decision is shown in place of the verdicts that there are none of: %s',
  async (status) => {
    const decided = { ...notJudged(etag, status), reached: true, points: 2 };
    const cem = student('cem', [{ ...decided, manual: { reason: 'Shown in class.', points: 2 } }]);
    const folder = temporaryFolder();
    await writeOutputs(resultsOf([etag], [cem]), folder, { language: 'en' });
    const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
    expect(read('report', 'index.html')).toMatch(
      /✓<span class="unseen">\s*reached\s*<\/span\s*> 2/,
    );
    const page = read('report', 'cem.html');
    expect(page).toContain('✓ reached');
    expect(page).toContain('Decided by the teacher: Shown in class.');
    expect(page).not.toMatch(/Nothing was handed in|could not be judged/);
    expect(JSON.parse(read('gradescope', 'cem.json'))).toMatchObject({
      tests: [{ score: 2, status: 'passed', output: 'Decided by the teacher: Shown in class.' }],
    });
    expect(read('junit', 'cem.xml')).toContain('tests="1" failures="0" errors="0" skipped="0"');
  },
);

test('without a sandbox every page warns', async () => {
  const { read } = await report('fi', 'none');
  for (const name of ['index', 'anna', 'ben', fileNameOf(EVIL)]) {
    expect(read(name)).toContain('Arvioitu ilman hiekkalaatikkoa');
  }
  expect((await report()).read('index')).not.toContain('Graded without a sandbox');
});

test('in Finnish all of it is Finnish', async () => {
  const { read } = await report('fi');
  expect(read('index')).toContain('<html lang="fi">');
  expect(read('index')).toContain('Missä useimmat erehtyivät');
  expect(read(fileNameOf(EVIL))).toContain('Vastaus ei ollut odotettu.');
  expect(read(fileNameOf(EVIL))).toContain('5 tuntia 30 minuuttia määräajan jälkeen');
});

// A browser is not on every machine; where the project is verified it must be.
describe.skipIf(!BROWSER && !process.env.CI)('in a browser', () => {
  test.each(['index', fileNameOf(EVIL)])(
    'nothing that a student wrote runs, even without the policy: %s',
    async (name) => {
      const page = await inspected(name);
      expect(page).toMatchObject({ ran: false, scripts: 0, handlers: [], foreign: [] });
      for (const link of page.links) expect(link).toMatch(/^(#[\w-]+|[\w@%~.-]+\.html)$/);
      for (const shown of [
        '<script>globalThis.hacked=1</script>',
        '&lt;b&gt;',
        '⟨U+202E⟩drawkcab red␛[2J',
      ]) {
        expect(page.text).toContain(shown);
      }
      expect(page.text).not.toContain(BIDI);
    },
    60_000,
  );

  test.each(['index', fileNameOf(EVIL)])(
    'one can read it: contrast, a phone, table headers, headings: %s',
    async (name) => {
      const page = await inspected(name);
      expect(page).toMatchObject({ faint: [], tooWide: [], unscoped: 0, twice: [] });
      const steps = page.headings.map((level, at) => level - (page.headings[at - 1] ?? 0));
      expect(Math.max(...steps)).toBe(1);
    },
    60_000,
  );

  test('the policy stops what would run all the same', async () => {
    const { read, write } = await report();
    const inject =
      '<script>document.title = "hacked"</script><img src=x onerror="document.title = \'hacked\'">';
    const page = read('anna').replace('</main>', `${inject}</main>`);
    expect(await openInBrowser(write('injected', page))).toContain('<title>Feedback for Anna');
    const open = page.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '');
    expect(await openInBrowser(write('open', open))).toContain('<title>hacked</title>');
  }, 60_000);

  test('the policy lets the own style be, and no other', async () => {
    const { read, write } = await report();
    const probe =
      '<style>main { max-width: 7px }</style><script>document.title = [getComputedStyle(document.body).maxWidth, getComputedStyle(document.querySelector("main")).maxWidth].join()</script>';
    const page = read('anna')
      .replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'")
      .replace('default-src &#39;none&#39;', "default-src 'none'; script-src 'unsafe-inline'")
      .replace('</main>', `</main>${probe}`);
    expect(await openInBrowser(write('probed', page))).toContain('<title>1280px,none</title>');
  }, 60_000);
});
