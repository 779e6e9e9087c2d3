import type { Pool } from 'pg';
import type { Repository } from './types.ts';

/**
 * Opens the catalogue that lies in a database.
 *
 * @param pool connections to a database made from schema.sql, perhaps only one; not closed here
 */
export function createRepository(pool: Pool): Repository {
  return {
    async addItems(items) {
      throw new Error('addItems is not written yet');
    },
    async findItem(id) {
      throw new Error('findItem is not written yet');
    },
    async searchItems(text) {
      throw new Error('searchItems is not written yet');
    },
    async lend(loan) {
      throw new Error('lend is not written yet');
    },
    async giveBack(loanId, at) {
      throw new Error('giveBack is not written yet');
    },
    async loansOf(borrower) {
      throw new Error('loansOf is not written yet');
    },
  };
}
