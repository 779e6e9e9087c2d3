/** What a developer need not set. Everybody can read this file: nothing in it is a secret. */
export const DEVELOPMENT_DEFAULTS = {
  HOST: '127.0.0.1',
  PORT: '3000',
  DATABASE_URL: 'postgres://lainaamo:lainaamo@127.0.0.1:5432/lainaamo',
  SESSION_SECRET: 'development-only-session-secret-of-lainaamo',
  PUBLIC_URL: 'http://localhost:3000',
  MAX_LOAN_DAYS: '14',
  RESERVATIONS_OPEN: 'true',
} as const;
