-- The story of a customer tells of his orders by their day, a page at a time.
DROP INDEX sales_order_customer;
CREATE INDEX sales_order_customer ON sales_order(customer_id, ordered_on);
