import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { encodeFrame, frameReader, MAX_FRAME, type Frame } from '../frames.ts';

/** The file descriptor of the private pipe to the judge. */
const CHANNEL = 3;

// Taken before any student code runs, so that code which overwrites the globals cannot garble a reply.
const stringify = JSON.stringify.bind(JSON);
const toBytes = Buffer.from.bind(Buffer);

/** The subject's end of the pipe to the judge. */
export interface Channel {
  /** Writes at once, blocking: a reply must get out even when the process ends in the next line. */
  send(frame: Frame): void;
  /** While idle the pipe keeps the process alive; while a scenario runs it must not (see evaluate). */
  keepAlive(yes: boolean): void;
}

/**
 * Opens the pipe. The process ends when the judge closes its side.
 *
 * @param onFrame called with each request
 */
export function openChannel(onFrame: (frame: Frame) => void): Channel {
  const socket = new Socket({ fd: CHANNEL, readable: true, writable: false });
  socket.setEncoding('utf8');
  const leave = (): void => process.kill(process.pid, 'SIGKILL') as unknown as void;
  socket.on('data', frameReader(onFrame, leave));
  socket.on('end', leave);
  socket.on('error', leave);
  return {
    send: (frame) => writeWhole(toBytes(fit(frame))),
    keepAlive: (yes) => void (yes ? socket.ref() : socket.unref()),
  };
}

function fit(frame: Frame): string {
  const line = encodeFrame(frame);
  if (line.length <= MAX_FRAME) return line;
  return `${stringify({ nonce: frame.nonce, failure: { kind: 'too-large', details: {} } })}\n`;
}

function writeWhole(bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(CHANNEL, bytes, written);
    } catch (error) {
      // The pipe is full until the judge reads on.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
