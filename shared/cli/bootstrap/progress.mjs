const PLAIN_INTERVAL_MS = 5_000;
const SECOND_MS = 1_000;

/**
 * A line that is rewritten in place on a terminal, where the seconds that pass are counted too, and
 * repeated at most every five seconds in a log, so that neither looks stuck and neither is flooded.
 *
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} stream
 * @param {() => number} [now] milliseconds
 * @returns {{ show: (text: string) => void, end: () => void }}
 */
export function progressLine(stream, now = Date.now) {
  let last = { text: '', at: -Infinity };
  let startedAt = now();
  /** @type {NodeJS.Timeout | undefined} */
  let ticking;
  const draw = () => {
    const seconds = Math.floor((now() - startedAt) / SECOND_MS);
    stream.write(`\r\u001B[2K${last.text}${seconds > 0 ? ` (${seconds} s)` : ''}`);
  };
  return {
    show(text) {
      if (text === last.text) return;
      if (!stream.isTTY && now() - last.at < PLAIN_INTERVAL_MS) return;
      if (last.text === '') startedAt = now();
      last = { text, at: now() };
      if (!stream.isTTY) {
        stream.write(`${text}\n`);
        return;
      }
      ticking ??= setInterval(draw, SECOND_MS).unref();
      draw();
    },
    end() {
      clearInterval(ticking);
      ticking = undefined;
      if (stream.isTTY && last.text !== '') stream.write('\r\u001B[2K');
      last = { text: '', at: -Infinity };
    },
  };
}
