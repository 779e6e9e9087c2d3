import { createAccounts } from './accounts.ts';
import { memoryStore } from './account-store.ts';
import { nodePrimitives } from './primitives.ts';

const PASSWORD = 'a kayak for midsummer';

const store = memoryStore();
// For scrypt this is N = 2^15, r = 8, p = 3, which is one of OWASP's recommendations.
const cost = { memory: 2 ** 15, passes: 3 };
const accounts = createAccounts({ store, primitives: nodePrimitives, cost });

await tell('anna registers', async () => accounts.register('anna', PASSWORD));
console.log(await store.find('anna'));
await tell('anna logs in', async () => accounts.login('anna', PASSWORD));
await tell('a wrong password', async () => accounts.login('anna', `${PASSWORD}?`));
await tell('an unknown name', async () => accounts.login('nobody', PASSWORD));

/** Prints what became of an attempt, and how long it took. */
async function tell(what: string, attempt: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  const outcome = await attempt().catch(String);
  console.log(`${what}: ${Math.round(performance.now() - start)} ms`, outcome ?? '');
}
