import type { Config, Environment } from '../src/config.ts';

export type Variables = Record<string, string>;

/** An environment of a production without any fault. */
export const PRODUCTION = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '8080',
  DATABASE_URL: 'postgresql://loans:k4yak-and-c4noe@db.internal:5432/loans?sslmode=require',
  SESSION_SECRET: 'a paddle, a drill & a camera = 3 things',
  PUBLIC_URL: 'https://lainaamo.example',
  MAX_LOAN_DAYS: '21',
  RESERVATIONS_OPEN: 'true',
} satisfies Variables;

/** The secrets of the starter's `defaults.ts`, which everybody can read. */
export const WELL_KNOWN = {
  DATABASE_URL: 'postgres://lainaamo:lainaamo@127.0.0.1:5432/lainaamo',
  SESSION_SECRET: 'development-only-session-secret-of-lainaamo',
} satisfies Variables;

/** What becomes of an environment: a configuration, or the names of its faulty variables. */
export type Outcome = { config: Config } | { faulty: string[] } | { threw: string };

/** A scenario: what `loadConfig` makes of each environment, by the label of each. */
export function outcomes(
  { loadConfig }: { loadConfig: (env: Environment) => Config },
  _tools: unknown,
  environments: Record<string, Variables>,
): Record<string, Outcome> {
  const outcomeOf = (env: Variables): Outcome => {
    try {
      return { config: loadConfig(env) };
    } catch (error) {
      const { faults } = error as { faults?: { variable: string }[] };
      if (!Array.isArray(faults)) return { threw: String(error) };
      const names = new Set(faults.map(({ variable }) => variable));
      return { faulty: [...names].toSorted() };
    }
  };
  return Object.fromEntries(
    Object.entries(environments).map(([label, env]) => [label, outcomeOf(env)]),
  );
}

/** A scenario: which of the texts `loadConfig` tells when it refuses an environment. */
export function toldOf(
  { loadConfig }: { loadConfig: (env: Environment) => Config },
  _tools: unknown,
  { env, texts }: { env: Variables; texts: readonly string[] },
): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    const { faults, message } = error as { faults?: unknown; message?: unknown };
    const said = JSON.stringify({ faults, message });
    return texts.filter((text) => said.includes(text));
  }
}

/** Environments that differ from `base` in one variable, labelled such as `PORT="80a"`. */
export function variants(
  base: Variables,
  variable: string,
  texts: readonly string[],
): Record<string, Variables> {
  return Object.fromEntries(
    texts.map((text) => [`${variable}=${JSON.stringify(text)}`, { ...base, [variable]: text }]),
  );
}

/** The same outcome for each label. */
export function each<Value>(labelled: object, outcome: Value): Record<string, Value> {
  return Object.fromEntries(Object.keys(labelled).map((label) => [label, outcome]));
}
