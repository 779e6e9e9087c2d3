import type { Style } from './style.ts';

/** Shows `code` in a text in the colour of names: a terminal needs no backticks around it. */
export function inlineCode(text: string, style: Style): string {
  return text.replaceAll(/`([^`\n]+)`/g, (_whole, code: string) => style.name(code));
}
