import type { WebSocket } from 'ws';
import type { Feed } from './feed.ts';
import { Report } from './messages.ts';

/** "Unsupported data" (RFC 6455, section 7.4.1). */
const UNSUPPORTED_DATA = 1003;

/** Listens to one open socket until it closes. */
export function converse(socket: WebSocket, feed: Feed): void {
  // `data` is a string when it came as text, and bytes when it came as binary.
  socket.addEventListener('message', ({ data }) => {
    // After our goodbye more may come, until the other side has read it.
    if (socket.readyState !== socket.OPEN) return;
    if (typeof data !== 'string') {
      socket.close(UNSUPPORTED_DATA);
      return;
    }
    const report = Report.safeParse(parseJson(data));
    if (report.success) feed.publish(report.data);
    else feed.refuse(socket, 'A report has a type, an item and a text.');
  });
  // ws closes the socket by itself; but an error that nobody listens for would end the process.
  socket.addEventListener('error', () => {});
}

/** Text that is no JSON is undefined, which is no report either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
