import { expect, rubric } from '@course/rubric';
import { copy } from './copy.ts';
import { copySlowly } from './copy-slowly.ts';

const criterion = rubric<typeof import('../src/ndjson.ts')>();

const MEBIBYTE = 1024 * 1024;

criterion('converts-records', async ({ evaluate }) => {
  const seen = await evaluate(async ({ convertRecords }, { sleep }) => {
    const { Readable, Writable } = await import('node:stream');
    const runOn = async (lines: string) => {
      let text = '';
      const target = new Writable({
        write(piece: Buffer, _encoding, done) {
          text += piece.toString();
          done();
        },
        // Like a file that takes a moment to reach the disk.
        final(done) {
          void sleep(10).then(() => done());
        },
      });
      const source = Readable.from(lines === '' ? [] : [Buffer.from(lines)], { objectMode: false });
      const count = await convertRecords(source, target, (record) => {
        if (record === 'cancelled') return undefined;
        return typeof record === 'number' ? { days: record } : record;
      });
      return { text, count, finished: target.writableFinished };
    };
    return {
      records: await runOn('3\n"cancelled"\n14\n'),
      falsy: await runOn('null\nfalse\n""\n'),
      empty: await runOn(''),
    };
  });
  expect(seen).toEqual({
    records: { text: '{"days":3}\n{"days":14}\n', count: 2, finished: true },
    falsy: { text: 'null\nfalse\n""\n', count: 3, finished: true },
    empty: { text: '', count: 0, finished: true },
  });
});

criterion('joins-chunks', async ({ evaluate }) => {
  const text = '{"item":"drill"}\n{"item":"kayak"}\n{"item":"tent"}\n';
  const inSevens = await evaluate(copy, { text, sizes: [7] });
  const byteByByte = await evaluate(copy, { text, sizes: [1] });
  expect({ inSevens, byteByByte }).toEqual({
    inSevens: { text, count: 3 },
    byteByByte: { text, count: 3 },
  });
});

criterion('keeps-utf8', async ({ evaluate }) => {
  // Characters of two, three and four bytes, cut at each of them.
  const text = '{"item":"sähköpora","fee":"20 €"}\n{"item":"🛶"}\n';
  const copied = await evaluate(copy, { text, sizes: [1] });
  expect(copied).toEqual({ text, count: 2 });
});

criterion('reads-every-line', async ({ evaluate }) => {
  const texts = {
    'no newline at the end': '1\n2',
    'blank lines': '\n1\n\n  \n2\n\n',
    CRLF: '1\r\n\r\n2\r\n',
  };
  const seen: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(texts)) {
    // A size of two cuts between \r and \n.
    seen[name] = await evaluate(copy, { text, sizes: [2] });
  }
  // A \r alone ends no line: in JSON it is white space.
  const lone = await evaluate(copy, { text: '[1,\r2]\n3\r\n', sizes: [2] });
  expect(lone).toEqual({ text: '[1,2]\n3\n', count: 2 });
  const both = { text: '1\n2\n', count: 2 };
  expect(seen).toEqual({ 'no newline at the end': both, 'blank lines': both, CRLF: both });
});

criterion('stops-on-bad-line', async ({ evaluate }) => {
  const seen = await evaluate(async ({ convertRecords }, { sleep }) => {
    const { Readable, Writable } = await import('node:stream');
    const runOn = async (lines: string, change: (record: unknown) => unknown) => {
      let text = '';
      // It never ends: only the bad line can end the work.
      const source = new Readable({ read() {} });
      source.push(lines);
      const target = new Writable({
        write(piece: Buffer, _encoding, done) {
          text += piece.toString();
          done();
        },
      });
      const working = convertRecords(source, target, change).then(
        () => 'fulfilled',
        ({ name, message, line }) => (name === 'LineError' ? { name, line } : { message }),
      );
      const outcome = await Promise.race([working, sleep(500).then(() => 'still waiting')]);
      const destroyed = { source: source.destroyed, target: target.destroyed };
      return { outcome, destroyed, wroteLater: text.includes('later') };
    };
    return {
      notJson: await runOn('1\n\n2\n{"item":\n"later"\n', (record) => record),
      changeThrows: await runOn('1\n2\n"later"\n', (record) => {
        if (record === 2) throw new Error('no such item');
        return record;
      }),
    };
  });
  const stopped = { destroyed: { source: true, target: true }, wroteLater: false };
  expect(seen).toEqual({
    notJson: { outcome: { name: 'LineError', line: 4 }, ...stopped },
    changeThrows: { outcome: { message: 'no such item' }, ...stopped },
  });
});

criterion('fails-together', async ({ evaluate }) => {
  const seen = await evaluate(async ({ convertRecords }, { sleep }) => {
    const { Readable, Writable } = await import('node:stream');
    const runWith = async (which: 'source' | 'target', error?: Error) => {
      // After one record the source is silent, as a slow network is.
      const source = new Readable({ read() {} });
      source.push('1\n');
      const target = new Writable({ write: (_piece, _encoding, done) => done() });
      const working = convertRecords(source, target, (record) => record).then(
        () => ({ settled: 'fulfilled', withThatError: false }),
        (reason: unknown) => ({ settled: 'rejected', withThatError: reason === error }),
      );
      await sleep(5);
      (which === 'source' ? source : target).destroy(error);
      // Of a target that closes without an error, you hear at the latest when you write to it.
      if (!error && which === 'target') source.push('2\n');
      const late = sleep(500).then(() => ({ settled: 'still waiting', withThatError: false }));
      const outcome = await Promise.race([working, late]);
      return {
        ...outcome,
        sourceDestroyed: source.destroyed,
        targetDestroyed: target.destroyed,
      };
    };
    return {
      sourceFails: await runWith('source', new Error('the disk is gone')),
      targetFails: await runWith('target', new Error('the disk is full')),
      sourceCloses: await runWith('source'),
      targetCloses: await runWith('target'),
    };
  });
  const rejected = { settled: 'rejected', sourceDestroyed: true, targetDestroyed: true };
  expect(seen).toEqual({
    sourceFails: { ...rejected, withThatError: true },
    targetFails: { ...rejected, withThatError: true },
    // Closed without an error of its own: what to reject with is up to you.
    sourceCloses: { ...rejected, withThatError: false },
    targetCloses: { ...rejected, withThatError: false },
  });
});

criterion('waits-for-target', async ({ evaluate }) => {
  const lines = 4096;
  const seen = await evaluate(copySlowly, lines);
  const aheadOf = (bytes: number): string =>
    bytes < MEBIBYTE ? 'less than 1 MiB' : `${bytes} bytes`;
  expect({
    records: seen.count,
    'read ahead of a target that stands still': aheadOf(seen.givenToStopped),
    'read ahead of a slow target': aheadOf(seen.furthestAhead),
  }).toEqual({
    records: lines,
    'read ahead of a target that stands still': 'less than 1 MiB',
    'read ahead of a slow target': 'less than 1 MiB',
  });
});
