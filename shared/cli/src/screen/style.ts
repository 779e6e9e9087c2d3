import { styleText } from 'node:util';

/** Colours by what they mean. */
export interface Style {
  good: (text: string) => string;
  bad: (text: string) => string;
  strong: (text: string) => string;
  quiet: (text: string) => string;
  name: (text: string) => string;
}

type Format = Parameters<typeof styleText>[0];

/**
 * The colours of a stream: none when it is no terminal, when `NO_COLOR` is set, or in plain mode.
 *
 * @param plain no colours, whatever the stream is
 */
export function styleFor(stream: NodeJS.WriteStream, plain: boolean): Style {
  const paint = (format: Format) => (text: string) =>
    plain ? text : styleText(format, text, { stream, validateStream: true });
  return {
    good: paint('green'),
    bad: paint('red'),
    strong: paint('bold'),
    quiet: paint('dim'),
    name: paint('cyan'),
  };
}
