/** The schema that everything of grading lies in, so that a shared database keeps its other things. */
export const SCHEMA = 'grading';

/** Counted up when the tables change in a way that older ones cannot be read in. */
export const FORMAT = 1;

/**
 * Texts and not `jsonb`: what a student's code wrote may hold characters that `jsonb` refuses.
 * Statements that run again do no harm.
 */
export const TABLES = `
  CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.format (version integer NOT NULL);
  INSERT INTO ${SCHEMA}.format
    SELECT ${FORMAT} WHERE NOT EXISTS (SELECT FROM ${SCHEMA}.format);
  -- The files of a submission to one exercise, by the hash of what they say.
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.code (
    hash text PRIMARY KEY,
    files text NOT NULL
  );
  -- What a judge found, by the hash of all that could have changed it.
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.judging (
    key text PRIMARY KEY,
    judged text NOT NULL,
    worker text NOT NULL,
    judged_at timestamptz NOT NULL DEFAULT now()
  );
  -- The edition of the course that was graded with last: workers must have the same.
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.edition (edition text NOT NULL);
  -- What random inputs are drawn from when nobody names a seed: the same for a whole class.
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.seed (seed text NOT NULL);
`;
