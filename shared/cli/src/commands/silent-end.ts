/**
 * Loaded ahead of a program that is tried by hand (`node --import`): one that ends well and has printed
 * nothing looks as if it had not run, so that is said. The words stand in this module's own address.
 */
import { writeSync } from 'node:fs';

const words = new URL(import.meta.url).searchParams.get('words') ?? '';
let hasPrinted = false;

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (...args: unknown[]): boolean => {
    hasPrinted = true;
    return write(...args);
  };
}

process.on('exit', (code) => {
  if (code === 0 && !hasPrinted) writeSync(process.stderr.fd, `${words}\n`);
});
