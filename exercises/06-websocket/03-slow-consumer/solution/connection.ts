import type { WebSocket } from 'ws';
import type { Feed } from './feed.ts';
import { Report, type ServerMessage } from './messages.ts';

/** "Unsupported data" (RFC 6455, section 7.4.1). */
const UNSUPPORTED_DATA = 1003;

/** Listens to one open socket until it closes. */
export function converse(socket: WebSocket, feed: Feed): void {
  // `data` is a string when it came as text, and bytes when it came as binary.
  socket.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string') {
      socket.close(UNSUPPORTED_DATA);
      return;
    }
    const report = Report.safeParse(parseJson(data));
    if (report.success) feed.publish(report.data);
    else refuse(socket, 'A report has a type, an item and a text.');
  });
  // ws closes the socket by itself; but an error that nobody listens for would end the process.
  socket.addEventListener('error', () => {});
}

function refuse(socket: WebSocket, message: string): void {
  const answer: ServerMessage = { type: 'error', message };
  socket.send(JSON.stringify(answer));
}

/** Text that is no JSON is undefined, which is no report either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
