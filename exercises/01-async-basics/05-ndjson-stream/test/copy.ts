type Module = typeof import('../src/ndjson.ts');

/** A source's text, and the sizes of the chunks in which its bytes come, over and over. */
export interface Delivery {
  text: string;
  sizes: number[];
}

/** A scenario: writes every record as it was read, and tells what the target got. */
export async function copy(
  { convertRecords }: Module,
  _tools: unknown,
  { text, sizes }: Delivery,
): Promise<{ text: string; count: number }> {
  const { Readable, Writable } = await import('node:stream');
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(bytes.subarray(start, start + size));
    start += size;
  }
  // A mark of one byte: a chunk is read before the next comes, so none are glued together.
  const source = Readable.from(chunks, { objectMode: false, highWaterMark: 1 });
  const got: Buffer[] = [];
  const target = new Writable({
    write(piece: Buffer, _encoding, done) {
      got.push(piece);
      done();
    },
  });
  const count = await convertRecords(source, target, (record) => record);
  return { text: Buffer.concat(got).toString(), count };
}
