//! The plain verbs of a customer.

use super::Customer;

crate::record::verbs::plain_verbs! {
    Customer, "customer", a = "a", one = "customer", many = "customers",
    order = ("name", false), "By name where it is left out.",
    of = []
}
