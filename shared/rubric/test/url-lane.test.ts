import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExercise } from '../src/course/index.ts';
import { Judge } from '../src/judge/index.ts';
import type { Failure } from '../src/report/index.ts';
import { folderWith, MANIFEST } from './support/course-files.ts';

const root = join(import.meta.dirname, '../../..');
let judge: Judge;
beforeAll(async () => {
  judge = await Judge.open(root);
});
afterAll(async () => judge.close());

const APP = `
export const createApp = ({ where }) => (request, response) => {
  if (request.url === '/moved') return void response.writeHead(308, { Location: '/' }).end();
  response.end(JSON.stringify({ where, host: request.headers.host }));
};
`;

const SUITE = `
import { expect, rubric } from '@course/rubric';
const criterion = rubric({
  settings: { where: 'here' },
  trial: {
    settings: { where: 'deployed' },
    names: { 'lainaamo.test': ['192.31.196.1'], 'laptop.test': ['127.0.0.1'] },
    certified: ['lainaamo.test'],
  },
});
criterion('works', async ({ api, deployment }) => {
  const here = JSON.parse((await api.get('/')).text);
  const there = JSON.parse((await deployment.api.get('/')).text);
  expect([here.where, there]).toEqual(['here', { where: 'deployed', host: 'lainaamo.test' }]);
  await deployment.api.get('/moved').expect(308);
  expect(deployment.stated.owner).toBe('anna');
});
`;

/** Judges an app that states something of its deployment, and tells the first failure. */
async function failureOf(deployment: string | undefined, trial = false) {
  const folder = folderWith({
    'exercise.yaml': MANIFEST.replace('lane: module', 'lane: url').replace('task.ts', 'app.ts'),
    'package.json': '{ "type": "module" }',
    'src/app.ts': APP,
    ...(deployment !== undefined && { 'src/deployment.json': deployment }),
    'test/rubric.test.ts': SUITE,
  });
  mkdirSync(join(folder, 'node_modules/@course'), { recursive: true });
  symlinkSync(join(root, 'shared/rubric'), join(folder, 'node_modules/@course/rubric'), 'junction');
  const { verdicts } = await judge.judge(readExercise(folder), { trial });
  return verdicts[0]?.failure;
}

const stating = (address: string, owner = 'anna'): string => JSON.stringify({ address, owner });

test('in a trial the course’s own code is found at the address that it names', async () => {
  expect(await failureOf(stating('https://lainaamo.test'), true)).toBeUndefined();
});

test('a failure there is told with the address', async () => {
  const failure = await failureOf(stating('https://lainaamo.test', 'ben'), true);
  expect(failure).toMatchObject({ expected: 'anna', actual: 'ben' });
  const asked = failure?.exchanges.map(({ path }) => path);
  expect(asked).toEqual(['/', 'https://lainaamo.test/', 'https://lainaamo.test/moved']);
});

test('outside of a trial nobody finds the names of one', async () => {
  expect(await failureOf(stating('https://lainaamo.test'))).toMatchObject({
    kind: 'unreachable',
    name: 'https://lainaamo.test',
  });
});

test.each<[string, string | undefined, boolean, Partial<Failure>]>([
  ['no address yet', stating(''), false, { kind: 'not-deployed', name: 'deployment.json' }],
  ['this machine', stating('https://localhost'), false, { kind: 'not-public' }],
  ['this machine by another name', stating('https://laptop.test'), true, { kind: 'not-public' }],
  ['a port of this machine', stating('http://localhost:3000'), false, { kind: 'wrong-address' }],
  ['no file', undefined, false, { kind: 'wrong-file', name: 'deployment.json' }],
  ['a file that is no JSON', '{ address: ', false, { kind: 'wrong-file' }],
  ['a file without an address', '{}', false, { kind: 'wrong-file' }],
  ['a file of other things than texts', '{ "address": 1 }', true, { kind: 'wrong-file' }],
])('%s is told', async (_name, deployment, trial, failure) => {
  expect(await failureOf(deployment, trial)).toMatchObject(failure);
});
