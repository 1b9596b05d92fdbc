-- What is sold. A product is known by its sku, which never changes: its id follows from it.
CREATE TABLE product(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  sku TEXT NOT NULL, name TEXT NOT NULL, model TEXT, batch TEXT, unit TEXT, price INTEGER, currency TEXT,
  category BLOB REFERENCES dictionary_item(id) DEFERRABLE INITIALLY DEFERRED, memo TEXT, custom TEXT) STRICT;
CREATE INDEX product_gone ON product(pk) WHERE life IN (1, 2);

CREATE TABLE product_derived(
  pk INTEGER PRIMARY KEY REFERENCES product(pk), life INTEGER NOT NULL,
  sku_key TEXT NOT NULL, name_key TEXT NOT NULL, name_fold TEXT NOT NULL, category_key INTEGER NOT NULL, price_key INTEGER NOT NULL,
  on_hand INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by BLOB, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX product_by_name ON product_derived(life, name_key);
CREATE INDEX product_by_sku ON product_derived(life, sku_key);
CREATE INDEX product_by_category ON product_derived(life, category_key);
CREATE INDEX product_by_price ON product_derived(life, price_key);
CREATE INDEX product_by_on_hand ON product_derived(life, on_hand);
CREATE INDEX product_name_fold ON product_derived(name_fold);

-- How much of a product lies where. Known by product, warehouse and bin.
CREATE TABLE stock(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  product_id BLOB NOT NULL REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED,
  warehouse TEXT NOT NULL, bin TEXT, quantity INTEGER, memo TEXT) STRICT;
CREATE INDEX stock_product ON stock(product_id);

CREATE TABLE stock_derived(
  pk INTEGER PRIMARY KEY REFERENCES stock(pk), life INTEGER NOT NULL,
  product_key TEXT NOT NULL, warehouse_key TEXT NOT NULL, warehouse_fold TEXT NOT NULL, quantity_key INTEGER NOT NULL,
  created_at INTEGER NOT NULL, created_by BLOB, first_hlc INTEGER NOT NULL, first_device BLOB NOT NULL,
  missing TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX stock_by_product ON stock_derived(life, product_key);
CREATE INDEX stock_by_warehouse ON stock_derived(life, warehouse_key);
CREATE INDEX stock_by_quantity ON stock_derived(life, quantity_key);

-- Products that an opportunity is about: a set, its ids made from both ends.
CREATE TABLE opportunity_product(
  pk INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, life INTEGER NOT NULL DEFAULT 0, life_op INTEGER,
  opportunity_id BLOB NOT NULL REFERENCES opportunity(id) DEFERRABLE INITIALLY DEFERRED,
  product_id BLOB NOT NULL REFERENCES product(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX opportunity_product_opportunity ON opportunity_product(opportunity_id, product_id);
CREATE INDEX opportunity_product_product ON opportunity_product(product_id);
