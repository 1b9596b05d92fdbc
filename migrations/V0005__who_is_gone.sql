-- The few records that are in the bin or withdrawn, among whom live rows that still hang on them are looked for.
CREATE INDEX customer_gone ON customer(pk) WHERE life IN (1, 2);
CREATE INDEX contact_gone ON contact(pk) WHERE life IN (1, 2);
CREATE INDEX interaction_gone ON interaction(pk) WHERE life IN (1, 2);
