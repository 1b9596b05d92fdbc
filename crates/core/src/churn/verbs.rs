//! The ways to read churn records.

use super::Churn;

crate::record::verbs::list_verbs! {
    Churn, "churn", one = "churn record", many = "churn records",
    order = ("detected_on", true), "The latest first where it is left out.",
    of = [customer "customer_id" "Of this customer only."]
}
