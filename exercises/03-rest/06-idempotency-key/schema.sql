-- What Lainaamo's members have paid, and the keys that they paid with.
-- Every database of this exercise is made from this file; your work is the code that uses it.

CREATE TABLE payments (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member text NOT NULL,
  purpose text NOT NULL,
  -- In cents.
  amount integer NOT NULL CHECK (amount > 0),
  paid_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE idempotency_keys (
  member text NOT NULL,
  key text NOT NULL,
  -- What was asked with the key, in a form of your choice.
  request text NOT NULL,
  -- What was answered; null as long as nothing was.
  status integer,
  location text,
  body text,
  -- Tells which keys are old enough to be forgotten.
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (member, key)
);
