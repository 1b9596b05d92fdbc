-- Stages are items of a list; those of the pipeline say how likely a win is and after how many days of rest they are stale.
ALTER TABLE dictionary_item ADD COLUMN success_rate INTEGER;
ALTER TABLE dictionary_item ADD COLUMN stale_days INTEGER;

-- A chance to win a customer or a deal. Who made it is no cell: it is who wrote the row's first op.
CREATE TABLE opportunity(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  number TEXT, title TEXT NOT NULL, customer_name TEXT,
  customer_id BLOB REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  source BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED, source_note TEXT,
  contact_name TEXT, contact_phone TEXT, description TEXT, competitors TEXT,
  amount INTEGER, currency TEXT, expected_close TEXT,
  state TEXT NOT NULL DEFAULT 'unassigned',
  stage BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED, stage_at INTEGER, success_rate INTEGER,
  assigned_to BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
  assigned_by BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED, assigned_at INTEGER,
  lost_reason TEXT, reason TEXT, closed_at INTEGER, closed_on TEXT, custom TEXT) STRICT;
CREATE INDEX opportunity_customer ON opportunity(customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX opportunity_gone ON opportunity(pk) WHERE life IN (1, 2);

-- Two users see a row by themselves: who made it and whom it is assigned to. Each sort has an index for everyone and one for each of the two.
CREATE TABLE opportunity_derived(
  pk INTEGER PRIMARY KEY REFERENCES opportunity(pk), created_by BLOB, assigned_to BLOB, life INTEGER NOT NULL,
  state TEXT NOT NULL, stage BLOB, stage_key INTEGER NOT NULL, number_key TEXT NOT NULL, title_key TEXT NOT NULL, title_fold TEXT NOT NULL,
  customer_key TEXT NOT NULL, customer_fold TEXT NOT NULL, success_rate INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL,
  expected_close TEXT NOT NULL, assigned_key INTEGER NOT NULL, stage_at INTEGER NOT NULL, active_at INTEGER NOT NULL,
  next_step TEXT NOT NULL, next_step_on TEXT NOT NULL, phone_norm TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_on TEXT NOT NULL, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX opportunity_by_created ON opportunity_derived(life, created_at);
CREATE INDEX opportunity_of_maker_by_created ON opportunity_derived(created_by, life, created_at);
CREATE INDEX opportunity_of_assignee_by_created ON opportunity_derived(assigned_to, life, created_at);
CREATE INDEX opportunity_by_number ON opportunity_derived(life, number_key);
CREATE INDEX opportunity_of_maker_by_number ON opportunity_derived(created_by, life, number_key);
CREATE INDEX opportunity_of_assignee_by_number ON opportunity_derived(assigned_to, life, number_key);
CREATE INDEX opportunity_by_title ON opportunity_derived(life, title_key);
CREATE INDEX opportunity_of_maker_by_title ON opportunity_derived(created_by, life, title_key);
CREATE INDEX opportunity_of_assignee_by_title ON opportunity_derived(assigned_to, life, title_key);
CREATE INDEX opportunity_by_customer ON opportunity_derived(life, customer_key);
CREATE INDEX opportunity_of_maker_by_customer ON opportunity_derived(created_by, life, customer_key);
CREATE INDEX opportunity_of_assignee_by_customer ON opportunity_derived(assigned_to, life, customer_key);
CREATE INDEX opportunity_by_rate ON opportunity_derived(life, success_rate);
CREATE INDEX opportunity_of_maker_by_rate ON opportunity_derived(created_by, life, success_rate);
CREATE INDEX opportunity_of_assignee_by_rate ON opportunity_derived(assigned_to, life, success_rate);
CREATE INDEX opportunity_by_amount ON opportunity_derived(life, amount);
CREATE INDEX opportunity_of_maker_by_amount ON opportunity_derived(created_by, life, amount);
CREATE INDEX opportunity_of_assignee_by_amount ON opportunity_derived(assigned_to, life, amount);
CREATE INDEX opportunity_by_close ON opportunity_derived(life, expected_close);
CREATE INDEX opportunity_of_maker_by_close ON opportunity_derived(created_by, life, expected_close);
CREATE INDEX opportunity_of_assignee_by_close ON opportunity_derived(assigned_to, life, expected_close);
CREATE INDEX opportunity_by_assigned ON opportunity_derived(life, assigned_key);
CREATE INDEX opportunity_of_maker_by_assigned ON opportunity_derived(created_by, life, assigned_key);
CREATE INDEX opportunity_of_assignee_by_assigned ON opportunity_derived(assigned_to, life, assigned_key);
CREATE INDEX opportunity_by_stage ON opportunity_derived(life, stage_key);
CREATE INDEX opportunity_of_maker_by_stage ON opportunity_derived(created_by, life, stage_key);
CREATE INDEX opportunity_of_assignee_by_stage ON opportunity_derived(assigned_to, life, stage_key);
CREATE INDEX opportunity_by_step ON opportunity_derived(life, next_step_on);
CREATE INDEX opportunity_of_maker_by_step ON opportunity_derived(created_by, life, next_step_on);
CREATE INDEX opportunity_of_assignee_by_step ON opportunity_derived(assigned_to, life, next_step_on);
-- The board: what is in hand, by stage, with all that its columns count.
CREATE INDEX opportunity_board ON opportunity_derived(stage, expected_close, created_by, assigned_to, currency, amount, active_at, next_step_on, stage_at)
  WHERE life = 0 AND state = 'assigned';
CREATE INDEX opportunity_in_hand ON opportunity_derived(assigned_to, currency, amount) WHERE life = 0 AND state = 'assigned';

-- A dated step that develops one assigned opportunity.
CREATE TABLE plan(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  opportunity_id BLOB NOT NULL REFERENCES opportunity(id) DEFERRABLE INITIALLY DEFERRED,
  planned_on TEXT NOT NULL, action TEXT NOT NULL, result TEXT, done_at INTEGER, done_on TEXT,
  done_by BLOB REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX plan_opportunity ON plan(opportunity_id, planned_on);
CREATE INDEX plan_gone ON plan(pk) WHERE life IN (1, 2);

CREATE TABLE plan_derived(
  pk INTEGER PRIMARY KEY REFERENCES plan(pk), assigned_to BLOB, life INTEGER NOT NULL, due INTEGER NOT NULL, planned_on TEXT NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX plan_due ON plan_derived(assigned_to, planned_on) WHERE due = 1;
