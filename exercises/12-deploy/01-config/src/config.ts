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
  // So far only PORT is asked for, and nothing is checked.
  return {
    environment: 'development',
    host: DEVELOPMENT_DEFAULTS.HOST,
    port: Number(env.PORT ?? DEVELOPMENT_DEFAULTS.PORT),
    databaseUrl: DEVELOPMENT_DEFAULTS.DATABASE_URL,
    sessionSecret: DEVELOPMENT_DEFAULTS.SESSION_SECRET,
    publicUrl: DEVELOPMENT_DEFAULTS.PUBLIC_URL,
    maxLoanDays: 14,
    reservationsOpen: true,
  };
}
