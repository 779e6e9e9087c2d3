-- Lainaamo's loans, with 57 of them to look at.
-- Every database of this exercise is made from this file; your work is the code that reads it.

CREATE TABLE loans (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item text NOT NULL,
  member text NOT NULL,
  -- PostgreSQL keeps microseconds.
  lent_at timestamptz NOT NULL DEFAULT now()
);

-- Read backwards it gives the newest loan first, and of two with the same time the higher id.
CREATE INDEX loans_by_time ON loans (lent_at, id);

-- Three loans at each moment, since a counter hands out several things at once.
INSERT INTO loans (item, member, lent_at)
SELECT
  (ARRAY['Drill', 'Camera', 'Kayak', 'Tent', 'Ladder'])[1 + n % 5] || ' ' || n,
  (ARRAY['anna', 'ben', 'chidi', 'dilan'])[1 + n % 4],
  timestamptz '2027-07-01 09:00:00.000125+00' + n / 3 * interval '41 minutes'
FROM generate_series(1, 57) AS n;
