import { join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import type { Submission } from '../src/collect/submission.ts';
import { resultsOf } from '../src/results/results-of.ts';

const whole = readCourse(join(import.meta.dirname, '..', '..', '..'));
const probe = whole.exercises.filter(({ manifest }) => manifest.lane === 'url').slice(0, 1);
const course = { ...whole, exercises: probe };
const exercise = probe[0]?.id ?? '';

const KEY = Buffer.from('a public key').toString('base64');

/** What each student is looked at for, beside that nothing was judged here. */
function reviewOf(deployments: Record<string, string | undefined>): Record<string, string[]> {
  const submissions = Object.entries(deployments).map(([id, text]): Submission => ({
    student: { id, name: id },
    code: text === undefined ? new Map() : new Map([[exercise, { 'deployment.json': text }]]),
    refusals: [],
    hoursLate: 0,
  }));
  const { students } = resultsOf({
    course,
    edition: '',
    seed: '',
    sandbox: 'bubblewrap',
    submissions,
    findings: new Map(),
    decisions: [],
    similar: [],
  });
  return Object.fromEntries(
    students.map(({ id, review }) => [
      id,
      review.filter(({ kind }) => kind === 'same-deployment').map(({ detail }) => detail),
    ]),
  );
}

const stating = (address: string, publicKey: string): string =>
  JSON.stringify({ address, publicKey, commit: 'a'.repeat(40) });

test('students who state the same address are to be looked at', () => {
  expect(
    reviewOf({
      anna: stating('https://lainaamo.example', 'aaaa'),
      ben: stating('HTTPS://Lainaamo.example./', 'bbbb'),
      cem: stating('https://other.example', 'cccc'),
    }),
  ).toEqual({ anna: ['address: ben'], ben: ['address: anna'], cem: [] });
});

test('students who state the same key are to be looked at, however it is written', () => {
  expect(
    reviewOf({
      anna: stating('https://a.example', KEY),
      ben: stating('https://b.example', ` ${KEY.replaceAll('=', '')}\n`),
    }),
  ).toEqual({ anna: ['publicKey: ben'], ben: ['publicKey: anna'] });
});

test('a deployment that a whole class shares is told with some of their names', () => {
  const ids = Array.from({ length: 9 }, (_, index) => `s${index}`);
  const all = Object.fromEntries(ids.map((id) => [id, stating('https://a.example', btoa(id))]));
  expect(reviewOf(all).s0).toEqual(['address: s1, s2, s3, s4, s5 … (8)']);
});

test('what is empty, missing or unreadable is not the same', () => {
  const nothing = stating('', '');
  const texts = { anna: nothing, ben: nothing, cem: '{', dana: '{', eeva: '7', finn: '7' };
  expect(Object.values(reviewOf({ ...texts, gero: undefined, hanna: undefined })).flat()).toEqual(
    [],
  );
});
