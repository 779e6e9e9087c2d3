import { TokenRefused } from './token.ts';

/**
 * Decodes base64url without padding (RFC 7515, 2).
 *
 * @throws TokenRefused
 */
export function decode(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  // Buffer passes over what it does not know. One text for the same bytes, and one only, is right.
  if (bytes.toString('base64url') !== part) throw new TokenRefused('A part is not base64url.');
  return bytes;
}

/**
 * Decodes a part that is a JSON object.
 *
 * @throws TokenRefused
 */
export function decodeObject(part: string): Record<string, unknown> {
  const value = parse(decode(part).toString());
  if (!isObject(value)) throw new TokenRefused('A part is no JSON object.');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TokenRefused('A part is no JSON.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
