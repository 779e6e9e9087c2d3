/**
 * A judge whose subject hangs: it prints the subject's process id and waits to be killed. Its arguments are
 * the student's module, and `watchdog` where that, and not the best tie, is to be tried.
 */
import { tiedDriver } from '../../src/drivers/process.ts';
import { bestTie, watchdogTie } from '../../src/drivers/tie.ts';
import { Subject } from '../../src/index.ts';

const [, , entry = '', tie] = process.argv;
const driver = tiedDriver(tie === 'watchdog' ? watchdogTie : bestTie());
const subject = await Subject.start({ entry, limits: { answer: 600_000 }, driver });
const pid = await subject.evaluate('() => process.pid', undefined);
void subject.evaluate('({ hang }) => hang()', undefined).catch(() => {});
process.stdout.write(`${String(pid)}\n`);
setInterval(() => {}, 1000);
