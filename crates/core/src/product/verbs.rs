//! The plain verbs of a product.

use super::Product;

crate::record::verbs::plain_verbs! {
    Product, "product", a = "a", one = "product", many = "products",
    order = ("name", false), "By name where it is left out.",
    of = []
}
