/**
 * The language judge and subject speak: one JSON object a line, capped in length.
 * Everything that arrives is data: it is parsed, never revived into objects with behaviour.
 */

// Taken before any student code runs: code that replaces them must not see what judge and host say.
const { parse, stringify } = JSON;

/** The longest line either side accepts, in characters. */
export const MAX_FRAME = 4 * 1024 * 1024;

/** One JSON object on the pipe. */
export type Frame = Record<string, unknown>;

/** Writes a frame as one line. */
export function encodeFrame(frame: Frame): string {
  return `${stringify(frame)}\n`;
}

/**
 * Cuts a stream of text into frames. What is not a JSON object is dropped: the other end may be
 * code that nobody trusts, and a line it made up must not be able to stop the judge.
 *
 * @param onFrame called with each whole frame, in order
 * @param onOverflow called once when a line grows past {@link MAX_FRAME}; nothing is read after that
 * @returns a function to feed with chunks of text
 */
export function frameReader(
  onFrame: (frame: Frame) => void,
  onOverflow: () => void,
): (chunk: string) => void {
  let rest = '';
  let overflown = false;
  return (chunk) => {
    if (overflown) return;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const frame = parseFrame(line);
      if (frame) onFrame(frame);
    }
    if (rest.length > MAX_FRAME) {
      overflown = true;
      rest = '';
      onOverflow();
    }
  };
}

function parseFrame(line: string): Frame | undefined {
  try {
    const value: unknown = parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Frame)
      : undefined;
  } catch {
    return undefined;
  }
}
