import type { Readable } from 'node:stream';

/** How many of the latest characters are kept in any case: what the runtime says at the end. */
const LATEST = 4000;

/** What a subject printed: the beginning of it, so that a flood cannot fill the judge's memory. */
export interface Output {
  text(): string;
  /** The latest characters, also of what is not kept. */
  latest(): string;
  /** From here on as much is kept again; returns how much has been kept so far, in characters. */
  keepMore(): number;
  /** Calls back with the whole text so far each time more arrives; returns a function that stops it. */
  watch(listener: (text: string) => void): () => void;
}

/**
 * Keeps the first `limit` characters of both streams, in the order of arrival, and reads on
 * without keeping: a full pipe would block the subject.
 */
export function captureOutput(streams: Readable[], limit: number): Output {
  let text = '';
  let latest = '';
  let room = limit;
  let cut = false;
  const listeners = new Set<(text: string) => void>();
  for (const stream of streams) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      latest = (latest + chunk).slice(-LATEST);
      if (cut) return;
      text += chunk;
      if (text.length > room) {
        text = `${text.slice(0, room)}\n… (more was printed)\n`;
        cut = true;
      }
      for (const listener of listeners) listener(text);
    });
    // A stream that breaks because its process was killed is the expected end.
    stream.on('error', () => {});
  }
  return {
    text: () => text,
    latest: () => latest,
    keepMore() {
      room = text.length + limit;
      cut = false;
      return text.length;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
