//! Where a customer is in his life as one who buys (SPEC.md section 4). Pure; what it looks at is kept by the seal.

/// What the orders of a customer say of him.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bought {
    /// How often he bought something.
    pub orders: i64,
    /// What that came to in the last twelve months, in minor units of the workspace's currency.
    pub year_total: i64,
}

/// His stage: what somebody said by hand, else what follows from his status and his orders. `high` is the order total of
/// twelve months from which on a customer is of high value; None: so few buy that nobody stands out.
pub fn stage<'a>(status: &str, by_hand: Option<&'a str>, bought: Bought, high: Option<i64>) -> &'a str {
    match by_hand.filter(|said| !said.is_empty()) {
        Some(said) => said,
        None if status == "lost" => "churned",
        None if bought.orders == 0 => "prospect",
        None if bought.year_total > 0 && high.is_some_and(|high| bought.year_total >= high) => "high_value",
        None if bought.orders == 1 => "first",
        None => "repeat",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::fields::LIFECYCLES;

    #[test]
    fn a_customer_goes_from_prospect_to_high_value_and_may_be_lost() {
        let of = |orders, year_total| stage("active", None, Bought { orders, year_total }, Some(1_000));
        let stages = [of(0, 0), of(1, 999), of(2, 999), of(2, 1_000)];
        assert_eq!(stages, LIFECYCLES[..4]);
        assert_eq!(stage("lost", None, Bought { orders: 9, year_total: 9_999 }, Some(1)), LIFECYCLES[4]);
        assert_eq!(stage("lost", Some("repeat"), Bought::default(), None), "repeat", "what somebody said goes first");
        assert_eq!(stage("active", Some(""), Bought { orders: 1, year_total: 5 }, None), "first");
        assert_eq!(of(1, 1_000), "high_value", "also by one order");
        assert_eq!(stage("active", None, Bought { orders: 3, year_total: 0 }, Some(0)), "repeat", "long ago");
    }
}
