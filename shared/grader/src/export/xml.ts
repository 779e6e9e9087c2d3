import { harmless, harmlessLine } from '@course/rubric/telling';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text between two tags; what XML 1.0 forbids is gone, `]]>` is no end of anything. */
export function characterData(text: string): string {
  return escaped(harmless(text));
}

/** An attribute's value with its quotes. */
export function attribute(text: string): string {
  return `"${escaped(harmlessLine(text))}"`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
