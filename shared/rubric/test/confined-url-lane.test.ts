import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { placeCode, readCourse, readExercise } from '../src/course/index.ts';
import { Gateway } from '../src/judge/gateway.ts';
import { Judge, openConfinement } from '../src/judge/index.ts';
import { openSocket } from '../src/suite/deployment/open-socket.ts';
import { openEdge, type Edge } from '../src/suite/deployment/edge.ts';
import { folderWith, MANIFEST } from './support/course-files.ts';
import { hasSandbox } from './support/sandbox.ts';

afterEach(() => vi.unstubAllEnvs());

const ROOT = join(import.meta.dirname, '../../..');

const criterion = (id: string): string =>
  `  ${id}: { points: 1, title: { en: It, fi: Se }, advice: { en: Look., fi: Katso. } }\n`;
const MANIFEST_OF_FOUR = MANIFEST.replace('lane: module', 'lane: url')
  .replace('task.ts', 'app.ts')
  .replace('hints:', `${['kept-in', 'deployed', 'live'].map(criterion).join('')}hints:`);

const SUITE = `
import { expect, rubric } from '@course/rubric';
const criterion = rubric({
  settings: { where: 'here' },
  trial: { settings: { where: 'trial' }, names: { 'trial.test': ['192.31.196.1'] }, certified: ['trial.test'] },
});
criterion('works', async ({ api }) => {
  expect((await api.get('/where')).text).toBe('here');
});
criterion('kept-in', async ({ api }) => {
  const seen = JSON.parse((await api.get('/ways')).text);
  expect(seen).toEqual({
    network: 'ENETUNREACH',
    gateway: 'ENOENT',
    beside: ['room'],
    shared: ['kit', 'subject'],
    kit: ['node_modules', 'package.json', 'src'],
    built: 'Not Found',
  });
});
criterion('deployed', async ({ deployment }) => {
  expect((await deployment.api.get('/where')).text).toMatch(/^(deployed|trial)$/);
});
criterion('live', async ({ deployment }) => {
  const live = await deployment.connect('/live');
  live.send('kayak');
  expect(await live.next()).toBe('kayak');
});
`;

/** An app, built on the kit, that answers where it runs and what it found there: ways out, and files. */
const appTrying = (gateway: string): string => `
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { connect, type NetConnectOpts } from 'node:net';
import { Problem } from '@course/kit';

const gateway = ${JSON.stringify(gateway)};

async function tried(options: NetConnectOpts): Promise<string> {
  return once(connect(options), 'connect').then(
    () => 'connected',
    (error: { code: string }) => error.code,
  );
}

export const createApp =
  ({ where }: { where: string }): RequestListener =>
  async (request, response) => {
    if (request.url === '/where') return void response.end(where);
    const seen = {
      network: await tried({ host: '192.31.196.1', port: 443 }),
      gateway: await tried({ path: gateway }),
      beside: readdirSync(${JSON.stringify(dirname(gateway))}),
      shared: readdirSync(${JSON.stringify(join(ROOT, 'shared'))}).toSorted(),
      kit: readdirSync(${JSON.stringify(join(ROOT, 'shared/kit'))}).toSorted(),
      built: new Problem(404, 'Nothing.').title,
    };
    response.end(JSON.stringify(seen));
  };
`;

/** The deployed app, as it runs somewhere else. */
async function deploy(): Promise<Edge> {
  const server = createServer((_request, response) => response.end('deployed'));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => socket.send(data, { binary: false }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    sockets.close();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const edge = await openEdge(`http://127.0.0.1:${port}`, ['lainaamo.test']);
  onTestFinished(async () => edge.close());
  return edge;
}

/** Judges an app that names an address, in a worker and a sandbox without network. */
async function judgeConfined(address: string, options: { trial?: boolean; only?: string[] } = {}) {
  const edge = await deploy();
  const folder = folderWith({
    'exercise.yaml': MANIFEST_OF_FOUR,
    'package.json': '{ "type": "module" }',
    'test/rubric.test.ts': SUITE,
    'authority.pem': edge.certificate,
  });
  mkdirSync(join(folder, 'node_modules/@course'), { recursive: true });
  for (const name of ['rubric', 'kit']) {
    symlinkSync(join(ROOT, 'shared', name), join(folder, 'node_modules/@course', name));
  }
  // The worker's own list of authorities is longer by one, as on a machine of a school.
  vi.stubEnv('NODE_EXTRA_CA_CERTS', join(folder, 'authority.pem'));

  const exercise = readExercise(folder);
  const confinement = openConfinement({ ...readCourse(ROOT), exercises: [exercise] });
  const names: Record<string, string[]> = {
    'lainaamo.test': ['192.31.196.1'],
    'home.test': ['192.168.1.7'],
  };
  const gateway = new Gateway(confinement.gateway.path, {
    resolve: async (name) => names[name] ?? [],
    wayTo: async () => ({
      connect: async (signal) => openSocket(['127.0.0.1'], edge.port, signal),
    }),
  });
  const judge = await Judge.open(ROOT, { confinement: { ...confinement, gateway } });
  onTestFinished(async () => {
    await judge.close();
    confinement.remove();
  });
  const files = {
    'app.ts': appTrying(gateway.path),
    'deployment.json': JSON.stringify({ address }),
  };
  const { code } = placeCode(folder, files, confinement.room);
  return judge.judge(exercise, { ...options, code });
}

describe.skipIf(!hasSandbox() && !process.env.CI)('without a network', () => {
  test('a deployed app is reached; the code under test finds no way out, and of `shared` the kit', async () => {
    const { verdicts } = await judgeConfined('https://lainaamo.test');
    expect(verdicts.filter(({ passed }) => !passed)).toEqual([]);
    expect(verdicts).toHaveLength(5);
  });

  test('an address that is not public is told as such', async () => {
    const { verdicts } = await judgeConfined('https://home.test', { only: ['deployed'] });
    expect(verdicts).toMatchObject([
      { failure: { kind: 'not-public', name: 'https://home.test', actual: '192.168.1.7' } },
    ]);
  });

  test('the course’s own code is found in its trial', async () => {
    const only = ['works', 'deployed'];
    const { verdicts } = await judgeConfined('https://trial.test', { trial: true, only });
    expect(verdicts.map(({ passed }) => passed)).toEqual([true, true]);
  });
});
