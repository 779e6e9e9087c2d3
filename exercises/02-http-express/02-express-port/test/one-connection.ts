import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What came back over a connection that the client would like to keep. */
export interface Conversation {
  answers: string[];
  /** How many connections it took: more than one if the server closed any. */
  connections: number;
}

/** Asks for one path after the other, all over one connection if the server lets it. */
export async function askOverOneConnection(url: string, paths: string[]): Promise<Conversation> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<number | undefined>();
  const answers: string[] = [];
  for (const path of paths) {
    try {
      const [response] = await once(get(`${url}${path}`, { agent }), 'response');
      const { statusCode, socket } = response as IncomingMessage;
      ports.add(socket.localPort);
      await text(response);
      answers.push(`${path} ${statusCode}`);
    } catch {
      // It was closed just when the next request was on its way.
      answers.push(`${path} connection closed`);
    }
  }
  agent.destroy();
  return { answers, connections: ports.size };
}
