/** What a text says as JSON; undefined where it is none, or none was given. */
export function looseJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
