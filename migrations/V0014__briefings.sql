-- What a supervisor reports of a period: a draft until it is sent, with all its figures from then on.
CREATE TABLE briefing(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  author_id BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED, title TEXT NOT NULL, comment TEXT,
  period_from TEXT, period_to TEXT, parts TEXT, saved_at INTEGER, sent_at INTEGER, sent_on TEXT, kept TEXT) STRICT;
CREATE INDEX briefing_gone ON briefing(pk) WHERE life IN (1, 2);
CREATE INDEX briefing_sent ON briefing(life, sent_at);
CREATE INDEX briefing_of_author ON briefing(author_id, life, sent_at);

-- Whom it is for.
CREATE TABLE briefing_recipient(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  briefing_id BLOB NOT NULL REFERENCES briefing(id) DEFERRABLE INITIALLY DEFERRED,
  user_id BLOB NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX briefing_recipient_briefing ON briefing_recipient(briefing_id);
CREATE INDEX briefing_recipient_user ON briefing_recipient(user_id, briefing_id);
