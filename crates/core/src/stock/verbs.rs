//! The ways to read stock.

use super::Stock;

crate::record::verbs::list_verbs! {
    Stock, "stock", one = "stock", many = "stocks",
    order = ("product", false), "By product where it is left out.",
    of = [product "product_id" "Of this product only."]
}
