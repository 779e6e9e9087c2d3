import { expect, rubric } from '@course/rubric';
import type { Step } from '../src/predict.ts';

type Subject = typeof import('../src/predict.ts');

const criterion = rubric<Subject>();

// In an object: a promise in it is not waited for.
const prediction = ({ predict }: Subject, _tools: unknown, program: Step[]) => ({
  lines: predict(program),
});

criterion('code-first', async ({ evaluate }) => {
  const seen = await evaluate(prediction, [
    'door opens',
    { call: 'nextTick', steps: ['lamps on'] },
    'desk opens',
    { call: 'setTimeout', ms: 10, steps: ['first reader'] },
    'coffee',
  ]);
  expect(seen).toEqual({
    lines: ['door opens', 'desk opens', 'coffee', 'lamps on', 'first reader'],
  });
});

criterion('microtasks-next', async ({ evaluate }) => {
  const seen = await evaluate(prediction, [
    { call: 'setTimeout', ms: 0, steps: ['timer'] },
    { call: 'queueMicrotask', steps: ['microtask'] },
    { call: 'queueMicrotask', steps: ['second microtask'] },
    'code',
  ]);
  expect(seen).toEqual({ lines: ['code', 'microtask', 'second microtask', 'timer'] });
});

criterion('ticks-before-microtasks', async ({ evaluate }) => {
  const seen = await evaluate(prediction, [
    { call: 'queueMicrotask', steps: ['microtask'] },
    { call: 'nextTick', steps: ['tick'] },
    { call: 'queueMicrotask', steps: ['second microtask'] },
    { call: 'nextTick', steps: ['second tick'] },
    'code',
  ]);
  expect(seen).toEqual({ lines: ['code', 'tick', 'second tick', 'microtask', 'second microtask'] });
});

criterion('drains-wholly', async ({ evaluate }) => {
  const seen = await evaluate(prediction, [
    { call: 'setImmediate', steps: ['immediate'] },
    {
      call: 'queueMicrotask',
      steps: [
        'microtask',
        { call: 'nextTick', steps: ['tick of the microtask'] },
        { call: 'queueMicrotask', steps: ['microtask of the microtask'] },
      ],
    },
    {
      call: 'nextTick',
      steps: [
        'tick',
        { call: 'queueMicrotask', steps: ['microtask of the tick'] },
        { call: 'nextTick', steps: ['tick of the tick'] },
      ],
    },
  ]);
  expect(seen).toEqual({
    lines: [
      'tick',
      'tick of the tick',
      'microtask',
      'microtask of the tick',
      'microtask of the microtask',
      // It was scheduled long before, but the microtasks had begun.
      'tick of the microtask',
      'immediate',
    ],
  });
});

criterion('immediates-before-timers', async ({ evaluate }) => {
  const atOnce = await evaluate(prediction, [
    { call: 'setTimeout', ms: 0, steps: ['timer'] },
    { call: 'setImmediate', steps: ['immediate'] },
  ]);
  expect(atOnce).toEqual({ lines: ['immediate', 'timer'] });

  const nested = await evaluate(prediction, [
    {
      call: 'setTimeout',
      ms: 10,
      steps: ['timer', { call: 'setImmediate', steps: ['immediate of the timer'] }],
    },
    { call: 'setTimeout', ms: 20, steps: ['later timer'] },
    {
      call: 'setImmediate',
      steps: ['immediate', { call: 'setImmediate', steps: ['immediate of the immediate'] }],
    },
    { call: 'setImmediate', steps: ['second immediate'] },
  ]);
  expect(nested).toEqual({
    lines: [
      'immediate',
      'second immediate',
      'immediate of the immediate',
      'timer',
      'immediate of the timer',
      'later timer',
    ],
  });
});

criterion('timers-by-time', async ({ evaluate }) => {
  const seen = await evaluate(prediction, [
    { call: 'setTimeout', ms: 60, steps: ['at 60'] },
    {
      call: 'setTimeout',
      ms: 20,
      steps: ['at 20', { call: 'setTimeout', ms: 30, steps: ['at 50'] }],
    },
    { call: 'setTimeout', ms: 40, steps: ['at 40'] },
    { call: 'setTimeout', ms: 20, steps: ['at 20, scheduled later'] },
  ]);
  expect(seen).toEqual({
    lines: ['at 20', 'at 20, scheduled later', 'at 40', 'at 50', 'at 60'],
  });
});

criterion('drains-between', async ({ evaluate }) => {
  const loan: Step[] = [
    'loan',
    { call: 'nextTick', steps: ['its tick'] },
    { call: 'queueMicrotask', steps: ['its microtask'] },
  ];
  const seen = await evaluate(prediction, [
    { call: 'setImmediate', steps: loan },
    { call: 'setImmediate', steps: loan },
    { call: 'setTimeout', ms: 10, steps: loan },
    { call: 'setTimeout', ms: 10, steps: loan },
  ]);
  const inOneGo = ['loan', 'its tick', 'its microtask'];
  expect(seen).toEqual({ lines: [...inOneGo, ...inOneGo, ...inOneGo, ...inOneGo] });
});
