/**
 * A process that uses the package, for the tests to watch and to kill:
 * `node client.ts <what> <options as JSON> [schema]`.
 */
import { databaseFactory, leaseServer, type ServerOptions } from '../../src/index.ts';

const [what, options = '', schema = ''] = process.argv.slice(2);
const parsed: ServerOptions = JSON.parse(options);
const server = await leaseServer(parsed);

if (what === 'lease') say(server.url('postgres'));
if (what === 'create') {
  const factory = await databaseFactory(server, schema);
  say((await factory.create()).name);
}
// The tests' pipe keeps the process running, unless it is to show that nothing else does.
if (what !== 'forget') process.stdin.resume();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
