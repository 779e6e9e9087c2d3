// The same contract in one file: a table of answers, and faults told in a line instead of a stack.
import { createServer } from 'node:http';

const answers = new Map([['GET /health', JSON.stringify({ status: 'ok' })]]);

const server = createServer(({ method, url }, response) => {
  const { pathname } = new URL(`http://127.0.0.1${url}`);
  const answer = answers.get(`${method} ${pathname}`);
  if (answer) response.setHeader('Content-Type', 'application/json').end(answer);
  else response.writeHead(404).end();
});

function giveUp(error: unknown): void {
  console.error(String(error));
  process.exitCode = 1;
}

server.on('error', giveUp);
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port} is ready`);
});

const text = process.env.PORT ?? '3000';
try {
  // A plain number, written out again, is the same text. Above 65535 `listen` itself throws.
  if (String(Number(text)) !== text) throw new RangeError(`PORT=${text} is no port.`);
  server.listen(Number(text), '127.0.0.1');
} catch (error) {
  giveUp(error);
}
