-- The public halves of users' key pairs; the private ones lie sealed in their slots. A row is never rewritten: its id
-- follows from what it says, another key is another row, and a key that is of no use any more is withdrawn.
CREATE TABLE user_key(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  user_id BLOB NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  public BLOB NOT NULL) STRICT;
CREATE INDEX user_key_user ON user_key(user_id);
