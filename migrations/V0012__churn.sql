-- Follows a customer who stopped ordering; its id is made from customer and last order, so that every copy opens the same.
CREATE TABLE churn(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  customer_id BLOB NOT NULL REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED, last_ordered_on TEXT,
  detected_on TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'warning', reason TEXT, confirmed_at INTEGER, confirmed_on TEXT) STRICT;
CREATE INDEX churn_customer ON churn(customer_id);
CREATE INDEX churn_gone ON churn(pk) WHERE life IN (1, 2);
CREATE INDEX churn_in_state ON churn(life, state, customer_id);

-- What was done to keep him: added, never changed.
CREATE TABLE churn_measure(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  churn_id BLOB NOT NULL REFERENCES churn(id) DEFERRABLE INITIALLY DEFERRED, text TEXT NOT NULL,
  by_id BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED, noted_at INTEGER NOT NULL) STRICT;
CREATE INDEX churn_measure_churn ON churn_measure(churn_id);

CREATE TABLE churn_derived(
  pk INTEGER PRIMARY KEY REFERENCES churn(pk), owner_id BLOB, life INTEGER NOT NULL, customer_key TEXT NOT NULL,
  last_ordered_key TEXT NOT NULL, detected_on TEXT NOT NULL, state_key INTEGER NOT NULL, measures INTEGER NOT NULL, last_measure TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, created_on TEXT NOT NULL, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX churn_by_detected ON churn_derived(life, detected_on);
CREATE INDEX churn_of_owner_by_detected ON churn_derived(owner_id, life, detected_on);
CREATE INDEX churn_by_customer ON churn_derived(life, customer_key);
CREATE INDEX churn_of_owner_by_customer ON churn_derived(owner_id, life, customer_key);
CREATE INDEX churn_by_last_order ON churn_derived(life, last_ordered_key);
CREATE INDEX churn_of_owner_by_last_order ON churn_derived(owner_id, life, last_ordered_key);
CREATE INDEX churn_by_state ON churn_derived(life, state_key);
CREATE INDEX churn_of_owner_by_state ON churn_derived(owner_id, life, state_key);
