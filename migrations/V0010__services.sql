-- A request by a customer that needs an answer. Who made it is no cell: it is who wrote the row's first op. When it was
-- raised is one: what an import brings was raised long before.
CREATE TABLE service(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  number TEXT, type BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED, title TEXT NOT NULL,
  customer_id BLOB REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  contact_id BLOB REFERENCES contact(id) DEFERRABLE INITIALLY DEFERRED,
  request TEXT, due_on TEXT, priority TEXT, raised_at INTEGER NOT NULL DEFAULT 0, raised_on TEXT,
  state TEXT NOT NULL DEFAULT 'new',
  assigned_to BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  assigned_by BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED, assigned_at INTEGER, reason TEXT,
  handling TEXT, handled_by BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED, handled_at INTEGER, handled_on TEXT,
  result TEXT, satisfaction INTEGER, reopened INTEGER NOT NULL DEFAULT 0, archived_at INTEGER, archived_on TEXT,
  custom TEXT) STRICT;
CREATE INDEX service_customer ON service(customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX service_contact ON service(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX service_gone ON service(pk) WHERE life IN (1, 2);

-- Three users see a row by themselves: who made it, whom it is assigned to and who handled it. Each sort has an index for
-- everyone and one for each of the three.
CREATE TABLE service_derived(
  pk INTEGER PRIMARY KEY REFERENCES service(pk), created_by BLOB, assigned_to BLOB, handled_by BLOB, life INTEGER NOT NULL,
  state TEXT NOT NULL, type_key INTEGER NOT NULL, number_key TEXT NOT NULL, title_key TEXT NOT NULL, title_fold TEXT NOT NULL,
  customer_key TEXT NOT NULL, customer_fold TEXT NOT NULL, due_on TEXT NOT NULL, reopened INTEGER NOT NULL, satisfaction INTEGER NOT NULL,
  raised_at INTEGER NOT NULL, archived_key INTEGER NOT NULL,
  created_at INTEGER NOT NULL, created_on TEXT NOT NULL, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX service_by_state ON service_derived(life, state);
CREATE INDEX service_of_maker_by_state ON service_derived(created_by, life, state);
CREATE INDEX service_of_assignee_by_state ON service_derived(assigned_to, life, state);
CREATE INDEX service_of_handler_by_state ON service_derived(handled_by, life, state);
CREATE INDEX service_by_raised ON service_derived(life, raised_at);
CREATE INDEX service_of_maker_by_raised ON service_derived(created_by, life, raised_at);
CREATE INDEX service_of_assignee_by_raised ON service_derived(assigned_to, life, raised_at);
CREATE INDEX service_of_handler_by_raised ON service_derived(handled_by, life, raised_at);
CREATE INDEX service_by_number ON service_derived(life, number_key);
CREATE INDEX service_of_maker_by_number ON service_derived(created_by, life, number_key);
CREATE INDEX service_of_assignee_by_number ON service_derived(assigned_to, life, number_key);
CREATE INDEX service_of_handler_by_number ON service_derived(handled_by, life, number_key);
CREATE INDEX service_by_title ON service_derived(life, title_key);
CREATE INDEX service_of_maker_by_title ON service_derived(created_by, life, title_key);
CREATE INDEX service_of_assignee_by_title ON service_derived(assigned_to, life, title_key);
CREATE INDEX service_of_handler_by_title ON service_derived(handled_by, life, title_key);
CREATE INDEX service_by_customer ON service_derived(life, customer_key);
CREATE INDEX service_of_maker_by_customer ON service_derived(created_by, life, customer_key);
CREATE INDEX service_of_assignee_by_customer ON service_derived(assigned_to, life, customer_key);
CREATE INDEX service_of_handler_by_customer ON service_derived(handled_by, life, customer_key);
CREATE INDEX service_by_type ON service_derived(life, type_key);
CREATE INDEX service_of_maker_by_type ON service_derived(created_by, life, type_key);
CREATE INDEX service_of_assignee_by_type ON service_derived(assigned_to, life, type_key);
CREATE INDEX service_of_handler_by_type ON service_derived(handled_by, life, type_key);
CREATE INDEX service_by_due ON service_derived(life, due_on);
CREATE INDEX service_of_maker_by_due ON service_derived(created_by, life, due_on);
CREATE INDEX service_of_assignee_by_due ON service_derived(assigned_to, life, due_on);
CREATE INDEX service_of_handler_by_due ON service_derived(handled_by, life, due_on);
CREATE INDEX service_by_archived ON service_derived(life, archived_key);
CREATE INDEX service_of_maker_by_archived ON service_derived(created_by, life, archived_key);
CREATE INDEX service_of_assignee_by_archived ON service_derived(assigned_to, life, archived_key);
CREATE INDEX service_of_handler_by_archived ON service_derived(handled_by, life, archived_key);
-- The queues: what is not archived, with all that they count; and how content customers were with what somebody handled.
CREATE INDEX service_open ON service_derived(state, assigned_to, due_on, reopened, created_by, handled_by)
  WHERE life = 0 AND state <> 'archived';
CREATE INDEX service_rated ON service_derived(handled_by, satisfaction) WHERE life = 0 AND state = 'archived';
