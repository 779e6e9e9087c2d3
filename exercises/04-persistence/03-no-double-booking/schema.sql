-- Lainaamo's tables, with 100 items and 100 members, both numbered from 1.
-- Every database of this exercise is made from this file; your work is the code that uses it.

-- Lets a GiST index compare plain numbers, beside the ranges it knows by itself.
CREATE EXTENSION btree_gist;

CREATE TABLE items (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE members (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE reservations (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id integer NOT NULL REFERENCES items,
  member_id integer NOT NULL REFERENCES members,
  -- Half-open: the day it ends is free again.
  period daterange NOT NULL CHECK (NOT isempty(period)),
  -- No two rows may have the same item AND periods that share a day. Error code 23P01.
  CONSTRAINT no_double_booking EXCLUDE USING gist (item_id WITH =, period WITH &&)
);

CREATE INDEX reservations_by_member ON reservations (member_id);

-- Whoever reserves an item waits here until those before them have committed or rolled back.
-- The constraint is right without it, but not quick: inserts that enter its index at the same
-- moment wait for each other in a circle, and PostgreSQL breaks a circle only after a second.
CREATE FUNCTION queue_for_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM items WHERE id = NEW.item_id FOR NO KEY UPDATE;
  RETURN NEW;
END
$$;

CREATE TRIGGER queue_for_item BEFORE INSERT ON reservations
  FOR EACH ROW EXECUTE FUNCTION queue_for_item();

INSERT INTO items (name)
SELECT (ARRAY['Drill', 'Camera', 'Kayak', 'Tent', 'Ladder'])[1 + n % 5] || ' ' || n
FROM generate_series(1, 100) AS n;

INSERT INTO members (name) SELECT 'Member ' || n FROM generate_series(1, 100) AS n;
