-- What the report of services counts by: their type, and the days that handling one took.
ALTER TABLE service_derived ADD COLUMN type BLOB;
ALTER TABLE service_derived ADD COLUMN days INTEGER;
CREATE INDEX service_report ON service_derived(raised_at, type, satisfaction, reopened, days, created_by, assigned_to, handled_by) WHERE life = 0;
-- What reports of orders count: an order by its customer; a line by product and channel, with what its order says of it.
-- `life` 0: it counts.
CREATE INDEX sales_order_report ON sales_order_derived(ordered_on, customer_id, counts, currency, total, owner_id) WHERE life = 0;
ALTER TABLE order_line_derived ADD COLUMN life INTEGER NOT NULL DEFAULT 2;
ALTER TABLE order_line_derived ADD COLUMN product_id BLOB;
ALTER TABLE order_line_derived ADD COLUMN quantity INTEGER NOT NULL DEFAULT 0;
ALTER TABLE order_line_derived ADD COLUMN ordered_on TEXT NOT NULL DEFAULT '';
ALTER TABLE order_line_derived ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE order_line_derived ADD COLUMN channel BLOB;
ALTER TABLE order_line_derived ADD COLUMN owner_id BLOB;
CREATE INDEX order_line_report ON order_line_derived(ordered_on, currency, product_id, channel, quantity, amount, owner_id) WHERE life = 0;
