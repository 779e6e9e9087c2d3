import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, type Fixtures } from '@course/rubric';
import { onTestFinished } from 'vitest';

type Random = Fixtures<unknown>['random'];

/** What was asked, in words: a failure begins with it. */
type About = Record<string, string>;

/** Expects these facts; the failure tells the circumstances with them. */
export function expectFacts(about: About, facts: object, expected: object): void {
  expect({ ...about, ...facts }).toEqual({ ...about, ...expected });
}

/** The manuals of every catalogue: some have names that a crude filter would stumble over. */
export const MANUALS = {
  'drill.txt': 'Hold it with both hands.',
  'boats/kayak.txt': 'Put the life jacket on first.',
  'drill..v2.txt': 'It is lighter now.',
  '100% wool.txt': 'Wash it at 30 °C.',
};

/**
 * A catalogue with secrets beside it: a PIN of Anna's, the door's code in the folder of the staff,
 * and the code of the safe in the file above both folders. All lies in a temporary folder.
 */
export function openCatalogue(random: Random) {
  const place = mkdtempSync(join(tmpdir(), 'lainaamo-'));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const secret = (low = 1000, high = 9999) => `${random.integer(low, high)} ${random.word(8)}`;
  const anna = { name: 'Anna', pin: secret(4000, 6999) };
  // Hers is neither the first nor the last row, whatever the members are sorted by.
  const neighbours = random.shuffle(['Aino', 'Ben']).map((name, index) => {
    return { name, pin: index === 0 ? secret(1000, 3999) : secret(7000, 9999) };
  });
  const doorCode = secret();
  const safeCode = secret();
  write(join(place, 'safe.txt'), safeCode);
  write(join(place, 'manuals-staff', 'door-code.txt'), doorCode);
  for (const [name, text] of Object.entries(MANUALS)) write(join(place, 'manuals', name), text);

  const others = [
    { id: 'drill', name: 'Drill', deposit: 40 },
    { id: 'kayak', name: 'Kayak', deposit: 150 },
    { id: 'paddle', name: 'Paddle', deposit: 20 },
    { id: 'tent-a', name: 'Tent', deposit: 60 },
  ];
  // Sorted by its id it comes after those that have the same name or deposit, and here before them.
  const tentB = { id: 'tent-b', name: 'Tent', deposit: 40 };
  const settings = {
    items: [tentB, ...random.shuffle(others)],
    members: random.shuffle(neighbours).toSpliced(1, 0, anna),
    folder: join(place, 'manuals'),
  };
  return { settings, place, anna, doorCode, safeCode };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const CODES: Record<string, number> = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39 };

/** HTML with every character reference written in one way: there are several for each character. */
export function withOneSpelling(html: string): string {
  return html.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : CODES[name];
    if (code === undefined) return whole;
    const character = String.fromCodePoint(code);
    return '&<>"\''.includes(character) ? `&#${code};` : character;
  });
}

/** A text as it must stand in HTML, in the one spelling. */
export function asText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
