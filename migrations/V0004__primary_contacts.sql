-- Who inserts a contact while a customer of the same transaction already names it makes SQLite look for that customer.
CREATE INDEX customer_primary_contact ON customer(primary_contact_id) WHERE primary_contact_id IS NOT NULL;
