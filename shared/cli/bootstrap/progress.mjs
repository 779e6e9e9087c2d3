const PLAIN_INTERVAL_MS = 5_000;

/**
 * A line that is rewritten in place on a terminal, and repeated at most every five seconds in a
 * log, so that neither looks stuck and neither is flooded.
 *
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} stream
 * @param {() => number} [now] milliseconds
 * @returns {{ show: (text: string) => void, end: () => void }}
 */
export function progressLine(stream, now = Date.now) {
  let last = { text: '', at: -Infinity };
  return {
    show(text) {
      if (text === last.text) return;
      if (!stream.isTTY && now() - last.at < PLAIN_INTERVAL_MS) return;
      stream.write(stream.isTTY ? `\r\u001B[2K${text}` : `${text}\n`);
      last = { text, at: now() };
    },
    end() {
      if (stream.isTTY && last.text !== '') stream.write('\r\u001B[2K');
      last = { text: '', at: -Infinity };
    },
  };
}
