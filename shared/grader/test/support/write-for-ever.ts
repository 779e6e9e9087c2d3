import { replaceFile } from '../../src/export/replace-file.ts';

/** Replaces a file again and again, until it is killed. */
const [path = ''] = process.argv.slice(2);
for (let round = 0; ; round += 1) {
  await replaceFile(path, (round % 2 === 0 ? 'a' : 'b').repeat(4_000_000));
}
