import { expect, rubric } from '@course/rubric';
import { copy } from './copy.ts';

const criterion = rubric<typeof import('../src/ndjson.ts')>();

/** Characters of one to four bytes, and some that JSON escapes, or that only look like a line's end. */
const CHARACTERS = ['a', 'ö', '€', '漢', '🛶', '"', '\\', '\n', '\r', '\u2028', '\u0085'];

/** Where two texts differ first, and that line of each: so many lines are hard to compare. */
function firstDifference(seen: string, expected: string) {
  const [seenLines, expectedLines] = [seen.split('\n'), expected.split('\n')];
  const length = Math.max(seenLines.length, expectedLines.length);
  const at = Array.from({ length }, (_, index) => index).find(
    (index) => seenLines[index] !== expectedLines[index],
  );
  if (at === undefined) return undefined;
  return {
    line: at + 1,
    seen: seenLines[at] ?? 'no such line',
    expected: expectedLines[at] ?? 'no such line',
  };
}

criterion('any-cut', async ({ evaluate, random }) => {
  // Chunks that cut every longer character, any chunks, and chunks of several lines.
  const draws = [
    () => random.integer(1, 3),
    () => random.integer(1, random.pick([3, 100])),
    () => random.integer(250, 400),
  ];
  for (const [round, draw] of draws.entries()) {
    const records = Array.from({ length: random.integer(5, 30) }, () => ({
      note: random.shuffle(CHARACTERS).join('').repeat(random.integer(1, 3)),
      days: random.pick([random.integer(1, 28), null, []]),
    }));
    const lines = records.map((record) => JSON.stringify(record));
    const endings = ['\n', '\r\n', '\n\n', '\r\n \r\n'];
    const written = lines.map((line, at) => line + (endings[at] ?? random.pick(endings))).join('');
    const text = round === 0 ? written.trimEnd() : written;
    const sizes = Array.from({ length: 20 }, draw);

    const copied = await evaluate(copy, { text, sizes });
    const expected = lines.map((line) => `${line}\n`).join('');
    const difference = firstDifference(copied.text, expected);
    expect({ count: copied.count, line: difference?.line, text: difference?.seen }).toEqual({
      count: lines.length,
      line: difference?.line,
      text: difference?.expected,
    });
  }
});

criterion('refuses-long-lines', async ({ evaluate, random }) => {
  const limit = random.integer(40, 200);
  const longest = `"${'a'.repeat(limit - 2)}"`;
  const texts = {
    asLongAsAllowed: `${longest}\n1\n2\n3\n${longest}\n${longest}\n`,
    // The carriage return is a byte of the line: here the last that is allowed, then one too many.
    asLongWithReturn: `1\r\n"${longest.slice(2)}\r\n2\r\n`,
    oneReturnMore: `1\r\n2\r\n${longest}\r\n`,
    oneByteMore: `1\n\n"a${longest.slice(1)}\n`,
    // Fewer characters than the limit, and more bytes.
    moreBytesThanCharacters: `1\n"${'ö'.repeat(limit - random.integer(5, 15))}"\n`,
    // It goes on for ever, and its newline never comes.
    noEndInSight: `1\n2\n3\n"${longest}`,
  };
  const seen = await evaluate(
    async ({ convertRecords }, { sleep }, given) => {
      const { Readable, Writable } = await import('node:stream');
      const runOn = async (text: string, ends: boolean, maxLineBytes: number | undefined) => {
        const source = new Readable({ read() {} });
        source.push(text);
        if (ends) source.push(null);
        const target = new Writable({ write: (_piece, _encoding, done) => done() });
        const options = maxLineBytes === undefined ? undefined : { maxLineBytes };
        const working = convertRecords(source, target, (record) => record, options).then(
          (count) => ({ count }),
          ({ name, line }) => ({ name, line, destroyed: source.destroyed && target.destroyed }),
        );
        return Promise.race([working, sleep(500).then(() => 'still waiting')]);
      };
      const mebibyte = `"${'a'.repeat(2 ** 20 - 2)}"\n`;
      return {
        asLongAsAllowed: await runOn(given.texts.asLongAsAllowed, true, given.limit),
        asLongWithReturn: await runOn(given.texts.asLongWithReturn, true, given.limit),
        oneReturnMore: await runOn(given.texts.oneReturnMore, true, given.limit),
        oneByteMore: await runOn(given.texts.oneByteMore, true, given.limit),
        moreBytesThanCharacters: await runOn(
          given.texts.moreBytesThanCharacters,
          true,
          given.limit,
        ),
        noEndInSight: await runOn(given.texts.noEndInSight, false, given.limit),
        mebibyte: await runOn(mebibyte, true, undefined),
        oneMoreThanMebibyte: await runOn(` ${mebibyte}`, true, undefined),
      };
    },
    { limit, texts },
  );
  expect(seen).toEqual({
    asLongAsAllowed: { count: 6 },
    asLongWithReturn: { count: 3 },
    oneReturnMore: { name: 'LineError', line: 3, destroyed: true },
    oneByteMore: { name: 'LineError', line: 3, destroyed: true },
    moreBytesThanCharacters: { name: 'LineError', line: 2, destroyed: true },
    noEndInSight: { name: 'LineError', line: 4, destroyed: true },
    mebibyte: { count: 1 },
    oneMoreThanMebibyte: { name: 'LineError', line: 1, destroyed: true },
  });
});
