-- What lists of contacts and interactions are sorted and filtered by. Derived tables hold nothing of their own: these two
-- are made anew, and filled from rows and journal when the file is opened.
DROP TABLE contact_derived;
CREATE TABLE contact_derived(
  pk INTEGER PRIMARY KEY REFERENCES contact(pk), owner_id BLOB NOT NULL, life INTEGER NOT NULL,
  name_key TEXT NOT NULL, name_fold TEXT NOT NULL, customer_key TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  office_phone TEXT, mobile TEXT, email TEXT, wechat TEXT,
  office_phone_norm TEXT NOT NULL DEFAULT '', mobile_norm TEXT NOT NULL DEFAULT '', missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX contact_by_name ON contact_derived(life, name_key);
CREATE INDEX contact_of_owner_by_name ON contact_derived(owner_id, life, name_key);
CREATE INDEX contact_by_customer ON contact_derived(life, customer_key);
CREATE INDEX contact_of_owner_by_customer ON contact_derived(owner_id, life, customer_key);
CREATE INDEX contact_by_created ON contact_derived(life, created_at);
CREATE INDEX contact_of_owner_by_created ON contact_derived(owner_id, life, created_at);

DROP TABLE interaction_derived;
CREATE TABLE interaction_derived(
  pk INTEGER PRIMARY KEY REFERENCES interaction(pk), owner_id BLOB NOT NULL, life INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL, customer_key TEXT NOT NULL, next_step_on TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX interaction_by_time ON interaction_derived(life, occurred_at);
CREATE INDEX interaction_of_owner_by_time ON interaction_derived(owner_id, life, occurred_at);
CREATE INDEX interaction_by_customer ON interaction_derived(life, customer_key);
CREATE INDEX interaction_of_owner_by_customer ON interaction_derived(owner_id, life, customer_key);
CREATE INDEX interaction_by_step ON interaction_derived(life, next_step_on);
CREATE INDEX interaction_of_owner_by_step ON interaction_derived(owner_id, life, next_step_on);

-- The nearest open next step of a customer.
ALTER TABLE customer_derived ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE customer_derived ADD COLUMN next_step_on TEXT NOT NULL DEFAULT '';

CREATE INDEX interaction_contact ON interaction(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX interaction_step ON interaction(customer_id, next_step_on) WHERE next_step_on IS NOT NULL;
