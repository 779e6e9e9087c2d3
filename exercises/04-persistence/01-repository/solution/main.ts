/** A few lines to try the repository by hand, on the database that DATABASE_URL names. */
import pg from 'pg';
import { createRepository } from './repository.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
const repository = createRepository(pool);

try {
  const [drill] = await repository.addItems([
    { tag: 'LA-0001', name: 'Drill', depositCents: 1999 },
    { tag: 'LA-0002', name: "Captain's kayak, 50% off", depositCents: 12_000 },
  ]);
  console.log('found by 50%:', await repository.searchItems('50%'));
  if (drill) {
    const loan = { itemId: drill.id, borrower: 'anna', dueOn: '2027-07-12' };
    await repository.lend({ ...loan, lentAt: new Date() });
    console.log('loans of anna:', await repository.loansOf('anna'));
    await repository.lend({ ...loan, lentAt: new Date() });
  }
} catch (error) {
  console.error('refused:', error);
} finally {
  await pool.end();
}
