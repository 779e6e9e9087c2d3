import { ConfigError } from './config-error.ts';
import { DEVELOPMENT_DEFAULTS } from './defaults.ts';
import { VariableReader, type Environment } from './variable-reader.ts';

export type { Environment };

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
  const production = env.NODE_ENV === 'production';
  const defaults = production ? {} : { NODE_ENV: 'development', ...DEVELOPMENT_DEFAULTS };
  const wellKnown = production ? Object.values<string>(DEVELOPMENT_DEFAULTS) : [];
  const read = new VariableReader(env, defaults);

  const config: Config = {
    environment: read.oneOf('NODE_ENV', ['development', 'production']),
    host: read.text('HOST'),
    port: read.wholeNumber('PORT', 0, 65_535),
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    sessionSecret: read.text('SESSION_SECRET', 32),
    publicUrl: read.url('PUBLIC_URL', production ? ['https:'] : ['https:', 'http:']),
    maxLoanDays: read.wholeNumber('MAX_LOAN_DAYS', 1, 365),
    reservationsOpen: read.oneOf('RESERVATIONS_OPEN', ['true', 'false']) === 'true',
  };
  read.refuse('DATABASE_URL', wellKnown);
  read.refuse('SESSION_SECRET', wellKnown);

  if (read.faults.length > 0) throw new ConfigError(read.faults);
  return Object.freeze(config);
}
