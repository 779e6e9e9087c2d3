/** A judge whose subject hangs: it prints the subject's process id and waits to be killed. */
import { Subject } from '../../src/index.ts';

const subject = await Subject.start({ entry: process.argv[2] ?? '', limits: { answer: 600_000 } });
const pid = await subject.evaluate('() => process.pid', undefined);
void subject.evaluate('({ hang }) => hang()', undefined).catch(() => {});
process.stdout.write(`${String(pid)}\n`);
setInterval(() => {}, 1000);
