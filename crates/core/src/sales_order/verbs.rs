//! The ways to read orders.

use super::SalesOrder;

crate::record::verbs::list_verbs! {
    SalesOrder, "sales_order", one = "order", many = "orders",
    order = ("ordered_on", true), "The latest first where it is left out.",
    of = [customer "customer_id" "Of this customer only."]
}
