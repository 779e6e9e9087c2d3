import { expect, test } from 'vitest';
import { encodeFrame, frameReader, MAX_FRAME, type Frame } from '../src/frames.ts';

function readAll(...chunks: string[]): { frames: Frame[]; overflows: number } {
  const frames: Frame[] = [];
  let overflows = 0;
  const read = frameReader(
    (frame) => frames.push(frame),
    () => {
      overflows += 1;
    },
  );
  for (const chunk of chunks) read(chunk);
  return { frames, overflows };
}

test('what is written is read again', () => {
  expect(readAll(encodeFrame({ nonce: 'a', text: 'line\nbreak' })).frames).toEqual([
    { nonce: 'a', text: 'line\nbreak' },
  ]);
});

test('a frame may come in pieces, and several in one piece', () => {
  expect(readAll('{"a"', ':1}\n{"b":2}\n{"c":', '3}\n').frames).toEqual([
    { a: 1 },
    { b: 2 },
    { c: 3 },
  ]);
});

test('what is not a JSON object is dropped, and the rest is read', () => {
  expect(readAll('nonsense\n[1]\nnull\n"text"\n{"a":1}\n').frames).toEqual([{ a: 1 }]);
});

test('a line without end stops the reading, once', () => {
  const half = 'x'.repeat(MAX_FRAME / 2 + 1);
  expect(readAll(half, half, half, '\n{"a":1}\n')).toEqual({ frames: [], overflows: 1 });
});

test('a name such as __proto__ is plain data', () => {
  const [frame] = readAll('{"__proto__":{"polluted":true}}\n').frames;
  expect(Object.hasOwn(frame ?? {}, '__proto__')).toBe(true);
  expect('polluted' in {}).toBe(false);
});
