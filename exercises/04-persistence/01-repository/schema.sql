-- Lainaamo's items and loans. Every database of this exercise is made from this file; your work is
-- the code that uses it.

CREATE TABLE items (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The sticker on the thing, such as LA-0042.
  tag text NOT NULL CONSTRAINT items_tag_key UNIQUE,
  name text NOT NULL CHECK (name <> ''),
  -- In euros: numeric is exact, as money must be.
  deposit numeric(16, 2) NOT NULL CHECK (deposit >= 0)
);

CREATE TABLE loans (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id bigint NOT NULL REFERENCES items,
  borrower text NOT NULL CHECK (borrower <> ''),
  -- An instant, the same one all over the world.
  lent_at timestamptz NOT NULL,
  -- A day in the calendar, without an hour and without a time zone.
  due_on date NOT NULL,
  returned_at timestamptz
);

-- An item is out at most once at a time.
CREATE UNIQUE INDEX loans_one_open ON loans (item_id) WHERE returned_at IS NULL;
CREATE INDEX loans_by_borrower ON loans (borrower, lent_at);
