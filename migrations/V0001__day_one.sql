-- The whole first schema. Row header of every journaled table: pk, id, rev, life, life_op.
-- Guard triggers are made by the store after every migration, not here: a table rebuild would drop them silently.

-- ---------------------------------------------------------------- of this file alone
CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
INSERT INTO meta(key, value) VALUES ('perm_rev', 1), ('derived_version', 0), ('fence', 0), ('min_app', 1);

-- The op being written, inside its transaction only. The guards compare rev with it.
CREATE TABLE writing(one INTEGER PRIMARY KEY CHECK (one = 1), op INTEGER, bulk INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO writing(one) VALUES (1);

CREATE TABLE device(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '', mark TEXT) STRICT;

-- Version vectors, each distinct one once: 'device-hex:seq' joined by ','; sorted, without the op's own device.
CREATE TABLE seen(id INTEGER PRIMARY KEY, vector TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE op(
  n INTEGER PRIMARY KEY, device INTEGER NOT NULL REFERENCES device(n), seq INTEGER NOT NULL, hlc INTEGER NOT NULL,
  seen INTEGER NOT NULL REFERENCES seen(id), actor BLOB, command TEXT NOT NULL, detail TEXT, grp BLOB, undoes BLOB,
  at INTEGER NOT NULL, schema INTEGER NOT NULL, digest BLOB NOT NULL, prev_digest BLOB,
  UNIQUE (device, seq)) STRICT;
CREATE INDEX op_grp ON op(grp) WHERE grp IS NOT NULL;
CREATE INDEX op_undoes ON op(undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change(
  op INTEGER NOT NULL REFERENCES op(n) DEFERRABLE INITIALLY DEFERRED, i INTEGER NOT NULL, tbl INTEGER NOT NULL, pk INTEGER NOT NULL, pk_to INTEGER,
  kind INTEGER NOT NULL, cells TEXT, life INTEGER, life_op INTEGER, digest BLOB NOT NULL, body INTEGER,
  PRIMARY KEY (op, i)) STRICT, WITHOUT ROWID;
CREATE INDEX change_row ON change(tbl, pk, op) WHERE pk_to IS NULL;
CREATE INDEX change_range ON change(tbl, pk_to, pk) WHERE pk_to IS NOT NULL;

-- The only erasable part of the journal.
CREATE TABLE change_body(id INTEGER PRIMARY KEY, salt BLOB NOT NULL, old TEXT) STRICT;

CREATE TABLE head(tbl INTEGER NOT NULL, pk INTEGER NOT NULL, cell TEXT NOT NULL, op INTEGER NOT NULL,
  PRIMARY KEY (tbl, pk, cell, op)) STRICT, WITHOUT ROWID;

CREATE TABLE audit(n INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor BLOB, what TEXT NOT NULL, detail TEXT,
  digest BLOB NOT NULL, prev_digest BLOB) STRICT;

CREATE TABLE job(grp BLOB PRIMARY KEY, command TEXT NOT NULL, holder TEXT NOT NULL, state TEXT NOT NULL,
  started_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sequence(kind TEXT NOT NULL, day TEXT NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (kind, day)) STRICT, WITHOUT ROWID;

CREATE TABLE slot(id BLOB PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE blob(hash BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

-- Long text: our own tokens in, row numbers out (CORE.md section 7).
CREATE VIRTUAL TABLE long_text USING fts5(tokens, content='', contentless_delete=1, detail=none);

-- ---------------------------------------------------------------- people and rights
CREATE TABLE user(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  username TEXT NOT NULL, display_name TEXT NOT NULL DEFAULT '', region TEXT, speciality TEXT,
  active INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE TABLE team(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  name TEXT NOT NULL, parent_id BLOB REFERENCES team(id) DEFERRABLE INITIALLY DEFERRED) STRICT;

CREATE TABLE user_team(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  user_id BLOB NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  team_id BLOB NOT NULL REFERENCES team(id) DEFERRABLE INITIALLY DEFERRED) STRICT;

CREATE TABLE role(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  code TEXT NOT NULL, label_zh TEXT NOT NULL DEFAULT '', label_en TEXT NOT NULL DEFAULT '', preset INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE user_role(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  user_id BLOB NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  role_id BLOB NOT NULL REFERENCES role(id) DEFERRABLE INITIALLY DEFERRED) STRICT;

-- level: none, own, team, all. Seeing a mask class is the action 'see_<class>' on entity 'field'.
CREATE TABLE role_grant(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  role_id BLOB NOT NULL REFERENCES role(id) DEFERRABLE INITIALLY DEFERRED,
  entity TEXT NOT NULL, action TEXT NOT NULL, level TEXT NOT NULL) STRICT;

-- ---------------------------------------------------------------- lists and settings
CREATE TABLE dictionary(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  code TEXT NOT NULL, label_zh TEXT NOT NULL DEFAULT '', label_en TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE dictionary_item(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  category TEXT NOT NULL, value TEXT NOT NULL, label_zh TEXT NOT NULL DEFAULT '', label_en TEXT NOT NULL DEFAULT '',
  locked INTEGER NOT NULL DEFAULT 0, sort INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE TABLE custom_field(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  entity TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, label_zh TEXT NOT NULL DEFAULT '', label_en TEXT NOT NULL DEFAULT '',
  options TEXT, sort INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE TABLE setting(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  key TEXT NOT NULL, value TEXT) STRICT;

CREATE TABLE saved_view(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  entity TEXT NOT NULL, owner_id BLOB NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL, shared INTEGER NOT NULL DEFAULT 0, query TEXT NOT NULL) STRICT;

CREATE TABLE tag(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  name TEXT NOT NULL) STRICT;

-- ---------------------------------------------------------------- customers and what belongs to them
CREATE TABLE customer(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  number TEXT, kind TEXT NOT NULL, name TEXT NOT NULL, short_name TEXT,
  owner_id BLOB NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  level BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED,
  address TEXT, region BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED, province TEXT, city TEXT, postcode TEXT,
  phone TEXT, fax TEXT, website TEXT, email TEXT,
  satisfaction INTEGER DEFAULT 3, credit INTEGER DEFAULT 3,
  status TEXT NOT NULL DEFAULT 'active', lifecycle TEXT, lifecycle_reason TEXT,
  industry BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED,
  source BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED,
  preferences TEXT, note TEXT,
  licence_no TEXT, credit_code TEXT, legal_rep TEXT, registered_capital INTEGER, annual_turnover INTEGER,
  bank TEXT, bank_account TEXT, local_tax_no TEXT, national_tax_no TEXT,
  gender BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED,
  birthday TEXT, birthday_calendar TEXT, birthday_has_year INTEGER, occupation TEXT, employer TEXT,
  parent_id BLOB REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  primary_contact_id BLOB REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
  custom TEXT) STRICT;
CREATE INDEX customer_parent ON customer(parent_id) WHERE parent_id IS NOT NULL;

-- Written by the seal only, never journaled, rebuilt by `doctor --rebuild`. Keys are NOT NULL so that keyset paging needs no special case.
CREATE TABLE customer_derived(
  pk INTEGER PRIMARY KEY REFERENCES customer(pk), owner_id BLOB NOT NULL, life INTEGER NOT NULL,
  name_key TEXT NOT NULL, name_fold TEXT NOT NULL, number_key TEXT NOT NULL, level_key INTEGER NOT NULL, region_key INTEGER NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, created_on TEXT NOT NULL, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  last_contact_on TEXT NOT NULL DEFAULT '', last_order_on TEXT NOT NULL DEFAULT '',
  phone_norm TEXT NOT NULL DEFAULT '', missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX customer_by_name ON customer_derived(life, name_key);
CREATE INDEX customer_of_owner_by_name ON customer_derived(owner_id, life, name_key);
CREATE INDEX customer_by_number ON customer_derived(life, number_key);
CREATE INDEX customer_of_owner_by_number ON customer_derived(owner_id, life, number_key);
CREATE INDEX customer_by_level ON customer_derived(life, level_key);
CREATE INDEX customer_of_owner_by_level ON customer_derived(owner_id, life, level_key);
CREATE INDEX customer_by_region ON customer_derived(life, region_key);
CREATE INDEX customer_of_owner_by_region ON customer_derived(owner_id, life, region_key);
CREATE INDEX customer_by_created ON customer_derived(life, created_at);
CREATE INDEX customer_of_owner_by_created ON customer_derived(owner_id, life, created_at);
CREATE INDEX customer_by_last_contact ON customer_derived(life, last_contact_on);
CREATE INDEX customer_of_owner_by_last_contact ON customer_derived(owner_id, life, last_contact_on);
CREATE INDEX customer_by_last_order ON customer_derived(life, last_order_on);
CREATE INDEX customer_of_owner_by_last_order ON customer_derived(owner_id, life, last_order_on);
CREATE INDEX customer_name_fold ON customer_derived(name_fold);
CREATE INDEX customer_missing ON customer_derived(life, owner_id) WHERE missing <> '';

CREATE TABLE contact(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  customer_id BLOB NOT NULL REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL, gender BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED, position TEXT,
  birthday TEXT, birthday_calendar TEXT, birthday_has_year INTEGER, decision_role TEXT, memo TEXT, custom TEXT) STRICT;
CREATE INDEX contact_customer ON contact(customer_id);

CREATE TABLE contact_derived(
  pk INTEGER PRIMARY KEY REFERENCES contact(pk), owner_id BLOB NOT NULL, life INTEGER NOT NULL,
  name_key TEXT NOT NULL, name_fold TEXT NOT NULL, created_at INTEGER NOT NULL, created_by BLOB) STRICT;
CREATE INDEX contact_by_name ON contact_derived(life, name_key);
CREATE INDEX contact_of_owner_by_name ON contact_derived(owner_id, life, name_key);

-- Phones, e-mails, social accounts of customers and contacts. owner_kind: 'customer' or 'contact'.
CREATE TABLE contact_point(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  owner_kind TEXT NOT NULL, owner_id BLOB NOT NULL, kind TEXT NOT NULL, label TEXT, raw TEXT NOT NULL,
  sort INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX contact_point_owner ON contact_point(owner_id);

CREATE TABLE contact_point_derived(
  pk INTEGER PRIMARY KEY REFERENCES contact_point(pk), norm TEXT NOT NULL) STRICT;
CREATE INDEX contact_point_norm ON contact_point_derived(norm);

CREATE TABLE interaction(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  customer_id BLOB NOT NULL REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  contact_id BLOB REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
  occurred_at INTEGER NOT NULL, occurred_on TEXT NOT NULL, place TEXT, summary TEXT NOT NULL, channel TEXT, direction TEXT,
  memo TEXT, detail TEXT, next_step TEXT, next_step_on TEXT,
  by_id BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED, custom TEXT) STRICT;
CREATE INDEX interaction_customer ON interaction(customer_id, occurred_at);

CREATE TABLE interaction_derived(
  pk INTEGER PRIMARY KEY REFERENCES interaction(pk), owner_id BLOB NOT NULL, life INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by BLOB) STRICT;
CREATE INDEX interaction_by_time ON interaction_derived(life, occurred_at);
CREATE INDEX interaction_of_owner_by_time ON interaction_derived(owner_id, life, occurred_at);

CREATE TABLE tagging(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  tag_id BLOB NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  owner_kind TEXT NOT NULL, owner_id BLOB NOT NULL) STRICT;
CREATE INDEX tagging_owner ON tagging(owner_id);
CREATE INDEX tagging_tag ON tagging(tag_id);

CREATE TABLE attachment(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  owner_kind TEXT NOT NULL, owner_id BLOB NOT NULL, name TEXT NOT NULL, mime TEXT, size INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE INDEX attachment_owner ON attachment(owner_id);
