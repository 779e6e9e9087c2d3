import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { DEVELOPMENT_DEFAULTS } from './defaults.ts';

/** Texts by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment decides. */
export interface Config {
  readonly environment: 'development' | 'production';
  readonly host: string;
  readonly port: number;
  /** Holds a password. */
  readonly databaseUrl: string;
  readonly sessionSecret: string;
  readonly publicUrl: string;
  readonly maxLoanDays: number;
  readonly reservationsOpen: boolean;
}

/**
 * Reads the configuration.
 *
 * @throws ConfigError with every fault at once
 */
export function loadConfig(env: Environment): Config {
  const given = withoutEmpty(env);
  const production = given.NODE_ENV === 'production';
  const texts = production ? given : { NODE_ENV: 'development', ...DEVELOPMENT_DEFAULTS, ...given };

  const { success, data, error } = variables(production).safeParse(texts, {
    error: ({ input }) => (input === undefined ? 'is missing' : undefined),
  });
  if (!success) {
    throw new ConfigError(
      error.issues.map(({ path, message }) => ({ variable: path.join('.'), problem: message })),
    );
  }
  return Object.freeze({
    environment: data.NODE_ENV,
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    sessionSecret: data.SESSION_SECRET,
    publicUrl: data.PUBLIC_URL,
    maxLoanDays: data.MAX_LOAN_DAYS,
    reservationsOpen: data.RESERVATIONS_OPEN,
  });
}

/** Platforms and compose files turn a variable that was forgotten into an empty text. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, text]) => text?.trim()));
}

/**
 * The rules of production belong to their variables: a refinement of the whole object does not run
 * while any variable is missing, so what it finds would only be told at the next try.
 */
function variables(production: boolean) {
  const isOwn = (name: 'DATABASE_URL' | 'SESSION_SECRET') => (text: string) =>
    !production || text !== DEVELOPMENT_DEFAULTS[name];

  return z.object({
    NODE_ENV: z.enum(['development', 'production']),
    HOST: z.string(),
    PORT: wholeNumber(0, 65_535),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/ })
      .refine(isOwn('DATABASE_URL'), 'is the default that everybody knows'),
    SESSION_SECRET: z
      .string()
      .min(32)
      .refine(isOwn('SESSION_SECRET'), 'is the default that everybody knows'),
    PUBLIC_URL: z.url({ protocol: production ? /^https$/ : /^https?$/ }),
    MAX_LOAN_DAYS: wholeNumber(1, 365),
    RESERVATIONS_OPEN: z.enum(['true', 'false']).transform((text) => text === 'true'),
  });
}

/** z.coerce.number() would take '0x50', '1e3' and ' 80 ' too. */
function wholeNumber(low: number, high: number) {
  return z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.int().min(low).max(high));
}
