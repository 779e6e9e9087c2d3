/** What spreadsheets make of a class's list. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findAllHanded, type Handed } from '../src/index.ts';
import { temporaryFolder } from './support/folder.ts';

function namesIn(content: string | Buffer): Handed['student'][] {
  const file = join(temporaryFolder(), 'class.csv');
  writeFileSync(file, content);
  return findAllHanded([file]).map(({ student }) => student);
}

test.each([
  ['semicolons', 'id;name\r\ns1;Virtanen, Matti\r\n'],
  ['tabs', 'id\tname\ns1\tVirtanen, Matti\n'],
  ['commas', 'id,name\ns1,"Virtanen, Matti"\n'],
  ['an empty line first', '\n\nid;name\ns1;Virtanen, Matti\n'],
  ['a byte order mark', '\u{FEFF}id;name\ns1;Virtanen, Matti\n'],
])('the line of names tells what separates: %s', (_what, text) => {
  expect(namesIn(text)).toEqual([{ id: 's1', name: 'Virtanen, Matti' }]);
});

test.each(['latin1', 'utf16le'] as const)('what is not in UTF-8 is a fault: %s', (encoding) => {
  const content = Buffer.from('\u{FEFF}id,name\ns1,Mäkelä\n', encoding);
  expect(() => namesIn(content)).toThrow(expect.objectContaining({ fault: { kind: 'not-utf-8' } }));
});
