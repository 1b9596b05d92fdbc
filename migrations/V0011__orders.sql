-- An order is known by its number: its id follows from it, as that of a line from order and line. A line stays what it was
-- called, whatever becomes of the product.
CREATE TABLE sales_order(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  number TEXT NOT NULL, customer_id BLOB NOT NULL REFERENCES customer(id) DEFERRABLE INITIALLY DEFERRED,
  ordered_on TEXT NOT NULL, status TEXT, channel BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED,
  ship_to TEXT, currency TEXT, paid INTEGER, custom TEXT) STRICT;
CREATE INDEX sales_order_customer ON sales_order(customer_id);
CREATE INDEX sales_order_gone ON sales_order(pk) WHERE life IN (1, 2);

CREATE TABLE order_line(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  order_id BLOB NOT NULL REFERENCES sales_order(id) DEFERRABLE INITIALLY DEFERRED, line TEXT NOT NULL,
  product_id BLOB REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED, product_name TEXT,
  quantity INTEGER, unit TEXT, unit_price INTEGER) STRICT;
CREATE INDEX order_line_order ON order_line(order_id);
CREATE INDEX order_line_product ON order_line(product_id) WHERE product_id IS NOT NULL;

CREATE TABLE order_line_derived(pk INTEGER PRIMARY KEY REFERENCES order_line(pk), amount INTEGER NOT NULL) STRICT;

-- counts: 0 nowhere (cancelled), 1 something was bought, 2 more came back than was bought.
CREATE TABLE sales_order_derived(
  pk INTEGER PRIMARY KEY REFERENCES sales_order(pk), owner_id BLOB, life INTEGER NOT NULL, customer_id BLOB NOT NULL,
  number_key TEXT NOT NULL, customer_key TEXT NOT NULL, ordered_on TEXT NOT NULL, status_key INTEGER NOT NULL, counts INTEGER NOT NULL,
  currency TEXT NOT NULL, total INTEGER NOT NULL, unpaid INTEGER NOT NULL, paid_up INTEGER NOT NULL, lines INTEGER NOT NULL, channel BLOB,
  created_at INTEGER NOT NULL, created_by BLOB, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX sales_order_by_day ON sales_order_derived(life, ordered_on);
CREATE INDEX sales_order_of_owner_by_day ON sales_order_derived(owner_id, life, ordered_on);
CREATE INDEX sales_order_by_number ON sales_order_derived(life, number_key);
CREATE INDEX sales_order_of_owner_by_number ON sales_order_derived(owner_id, life, number_key);
CREATE INDEX sales_order_by_customer ON sales_order_derived(life, customer_key);
CREATE INDEX sales_order_of_owner_by_customer ON sales_order_derived(owner_id, life, customer_key);
CREATE INDEX sales_order_by_status ON sales_order_derived(life, status_key);
CREATE INDEX sales_order_of_owner_by_status ON sales_order_derived(owner_id, life, status_key);
CREATE INDEX sales_order_by_total ON sales_order_derived(life, total);
CREATE INDEX sales_order_of_owner_by_total ON sales_order_derived(owner_id, life, total);
-- What a customer bought is read from here alone.
CREATE INDEX sales_order_bought ON sales_order_derived(customer_id, life, counts, ordered_on, currency, total);

ALTER TABLE customer_derived ADD COLUMN orders INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer_derived ADD COLUMN year_total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer_derived ADD COLUMN life_stage TEXT NOT NULL DEFAULT 'prospect';
CREATE INDEX customer_by_year_total ON customer_derived(life, year_total);
CREATE INDEX customer_of_owner_by_year_total ON customer_derived(owner_id, life, year_total);
