/** One thing that happened. */
export interface Entry {
  event: string;
  [detail: string]: unknown;
}

/** Prints an entry as one line of JSON on stdout, where the platform collects it. */
export function log(entry: Entry): void {
  console.log(JSON.stringify({ time: new Date().toISOString(), ...entry }));
}
