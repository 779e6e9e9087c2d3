import { escapeInvisible } from '@course/rubric/telling';

/**
 * JSON that holds exactly what it was given, and is safe to look at: what would steer a terminal or
 * turn the direction of text is written as an escape.
 */
export function safeJson(value: unknown): string {
  return `${escapeInvisible(JSON.stringify(value, undefined, 2))}\n`;
}
