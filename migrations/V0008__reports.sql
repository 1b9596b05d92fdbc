-- What reports count an opportunity by: the day it was closed, of an open one the day it was begun; and how long it took.
ALTER TABLE opportunity_derived ADD COLUMN counted_on TEXT NOT NULL DEFAULT '';
ALTER TABLE opportunity_derived ADD COLUMN days INTEGER;
ALTER TABLE opportunity_derived ADD COLUMN source BLOB;
CREATE INDEX opportunity_report ON opportunity_derived(counted_on, state, currency, amount, days, assigned_to, created_by, source) WHERE life = 0;
-- Who the customers are: counted without reading them.
CREATE INDEX customer_composition ON customer(owner_id, level, region, satisfaction, credit) WHERE life = 0;
