-- Lainaamo's members, and the items that they lend through it.
-- Every database of this exercise is made from this file; your work is the code that uses it.

CREATE TABLE members (
  id integer PRIMARY KEY,
  name text NOT NULL,
  -- Shown to nobody but the member.
  phone text NOT NULL
);

CREATE TABLE items (
  id integer PRIMARY KEY,
  name text NOT NULL,
  -- Null: Lainaamo's own. It refers to no row for certain: some members have left, their items have not.
  owner_id integer
);

CREATE INDEX items_by_owner ON items (owner_id);

INSERT INTO members (id, name, phone) VALUES
  (14, 'Dora', '040 1400'),
  (11, 'Anna', '040 1100'),
  (15, 'Eero', '040 1500'),
  (13, 'Carl', '040 1300'),
  (16, 'Fia', '040 1600');

INSERT INTO items (id, name, owner_id) VALUES
  (1, 'Drill', 13),
  (2, 'Camera', 11),
  (3, 'Kayak', 13),
  (4, 'Canoe', 15),
  (5, 'Ladder', 12),
  (6, 'Tent', NULL),
  (7, 'Saw', 14),
  (8, 'Sander', 13),
  (9, 'Lathe', 11);
