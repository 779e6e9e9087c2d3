/**
 * Where `course` begins, under the pinned Node; `bootstrap/` brings that Node and starts this. What a
 * command needs is imported when it is called, so that `verify` can tell even of a broken package.
 */
import { tolerateClosedPipes } from './closed-pipe.ts';

const argv = process.argv.slice(2);

tolerateClosedPipes();

process.exitCode = await run();

async function run(): Promise<number> {
  // The developers' own commands: they speak no language but English, and help does not list them.
  if (argv[0] === 'verify') return (await import('./verify/main.ts')).verify(argv.slice(1));
  if (argv[0] === 'bench') return (await import('./bench/main.ts')).bench(argv.slice(1));
  if (argv[0] === 'rehearse') return (await import('./rehearsal/main.ts')).rehearse(argv.slice(1));
  if (argv[0] === 'starters') return (await import('./verify/starters.ts')).starters();
  if (argv[0] === 'overview') return (await import('./overview/main.ts')).overview();
  return (await import('./run-command.ts')).runCommand(argv);
}
