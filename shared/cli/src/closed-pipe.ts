/**
 * Lets whoever reads the output stop reading, as `head` does: what is still said goes nowhere, and what was
 * asked for is done to its end, since a grading whose first line is enough must still be written.
 */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
