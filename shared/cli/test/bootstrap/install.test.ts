import { expect, test } from 'vitest';
import { follow } from '../../bootstrap/install.mjs';
import { texts } from '../../bootstrap/texts.mjs';

function followed(...lines: string[]): { shown: string[]; complaints: string[] } {
  const shown: string[] = [];
  const { complaints, onLine } = follow(texts.en, (text) => shown.push(text));
  for (const line of lines) onLine(line);
  return { shown, complaints };
}

const imported = JSON.stringify({ name: 'pnpm:progress', status: 'imported' });

test('packages are counted against the number that pnpm will add', () => {
  const stats = JSON.stringify({ name: 'pnpm:stats', added: 2 });
  const { shown } = followed(stats, imported, imported);
  expect(shown).toEqual([texts.en.packages(1, 2), texts.en.packages(2, 2)]);
});

test('a retried download is said, and is no complaint', () => {
  const { shown, complaints } = followed(
    JSON.stringify({ name: 'pnpm:request-retry', attempt: 1 }),
  );
  expect({ shown, complaints }).toEqual({ shown: [texts.en.retrying], complaints: [] });
});

test('an error is kept with its code and hint', () => {
  const error = { level: 'error', code: 'ERR_PNPM_X', hint: 'Do y.', err: { message: 'x failed' } };
  expect(followed(JSON.stringify(error)).complaints).toEqual(['ERR_PNPM_X x failed Do y.']);
});

test('what a failing install script prints is kept, as is what is no event at all', () => {
  const script = JSON.stringify({ name: 'pnpm:lifecycle', line: 'cannot link libpq' });
  const { complaints } = followed(script, 'Segmentation fault', '');
  expect(complaints).toEqual(['cannot link libpq', 'Segmentation fault']);
});
